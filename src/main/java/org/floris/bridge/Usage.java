package org.floris.bridge;

import org.floris.usage.UsageCounter;
import org.springframework.stereotype.Component;

/** The main flow's {@code usage}: an observer, so it neither fails nor slows a call. */
@Component("bridgeUsage")
class Usage {
    private final UsageCounter counter;

    Usage(UsageCounter counter) {
        this.counter = counter;
    }

    public IncomingWrite count(IncomingWrite write) {
        counter.count(
                write.user().id(),
                write.dialectSystem(),
                write.change().ref().entity(),
                write.change().operation());
        return write;
    }
}
