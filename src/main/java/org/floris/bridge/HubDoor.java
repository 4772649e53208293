package org.floris.bridge;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.stereotype.Component;

/**
 * Whether the routes carry calls: from when all of them are up until they begin to stop. The HTTP port is open before
 * and after that.
 */
@Component
class HubDoor extends LifecycleStrategySupport {
    private volatile boolean open;

    boolean isOpen() {
        return open;
    }

    static FlorisException closed() {
        return new FlorisException(
                ErrorCode.HUB_CLOSED,
                "The hub is starting or stopping and takes no calls now. Nothing was changed; try again in a moment.");
    }

    @Override
    public void onContextStarted(CamelContext routes) {
        open = true;
    }

    @Override
    public void onContextStopping(CamelContext routes) {
        open = false;
    }
}
