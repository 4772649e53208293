package org.floris.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.service.ServiceHelper;
import org.floris.connector.Connectors;
import org.floris.journal.DeferredChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the route that delivers to a system while that can be called, and closes it while it is down or in maintenance.
 * While it is open, it also reminds of what nobody has touched for a while, and does so at once after the start: a message
 * that the broker has lost does not lose the change. Metric {@code floris.deferred.reminded}.
 */
@Component
class DeliverySwitch implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(DeliverySwitch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LET_GO_AFTER = Duration.ofSeconds(30);

    private final CamelContext camel;
    private final Connectors connectors;
    private final Reachability reachability;
    private final DeferredChanges deferred;
    private final BridgeSettings settings;
    private final MeterRegistry meters;
    private ScheduledExecutorService looks;

    DeliverySwitch(
            CamelContext camel,
            Connectors connectors,
            Reachability reachability,
            DeferredChanges deferred,
            BridgeSettings settings,
            MeterRegistry meters) {
        this.camel = camel;
        this.connectors = connectors;
        this.reachability = reachability;
        this.deferred = deferred;
        this.settings = settings;
        this.meters = meters;
    }

    /** Not before the routes to the systems are there. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        looks = Executors.newScheduledThreadPool(
                Math.max(1, connectors.systems().size()), work -> {
                    Thread thread = new Thread(work, "delivery-switch");
                    thread.setDaemon(true);
                    return thread;
                });
        long pause = LOOK_EVERY.toMillis();
        connectors.systems().stream()
                .filter(system -> camel.getRoute(routeOf(system)) != null)
                .map(Switch::new)
                .forEach(one -> looks.scheduleWithFixedDelay(one::look, 0, pause, TimeUnit.MILLISECONDS));
    }

    private static String routeOf(String system) {
        return "bridge/deliver/" + system;
    }

    @Override
    public void destroy() {
        if (looks != null) {
            looks.shutdownNow();
        }
    }

    /** The switch of one system; used by one thread at a time. */
    private final class Switch {
        private final String system;
        private final Counter reminded;
        private boolean open;
        private boolean caughtUp;
        private long since = System.nanoTime();

        Switch(String system) {
            this.system = system;
            this.reminded = Counter.builder("floris.deferred.reminded")
                    .description("Records whose changes lay untouched, so that word of them was sent once more")
                    .tag("system", system)
                    .register(meters);
        }

        void look() {
            try {
                boolean wanted = reachability.whyAway(system).isEmpty();
                if (wanted != open) {
                    turn(wanted);
                } else if (open && (!caughtUp || isOver(settings.remindAfter()))) {
                    remind();
                    since = System.nanoTime();
                    caughtUp = true;
                } else if (!open && isOver(LET_GO_AFTER)) {
                    letGo();
                }
            } catch (Exception failure) {
                log.warn("What is owed to {} cannot be delivered yet: {}", system, failure.toString());
            }
        }

        private boolean isOver(Duration pause) {
            return System.nanoTime() - since > pause.toNanos();
        }

        private void turn(boolean wanted) throws Exception {
            Route route = camel.getRoute(routeOf(system));
            if (!wanted) {
                ServiceHelper.suspendService(route.getConsumer());
            } else if (status() == ServiceStatus.Started) {
                ServiceHelper.resumeService(route.getConsumer());
            } else {
                camel.getRouteController().startRoute(routeOf(system));
            }
            open = wanted;
            since = System.nanoTime();
            log.info("Delivery of what {} is owed is {}", system, open ? "on" : "off");
        }

        private void remind() {
            int records = deferred.remind(system, settings.remindAfter());
            if (records > 0) {
                reminded.increment(records);
                log.info("Word of {} records is sent once more: nobody had touched what {} is owed", records, system);
            }
        }

        /** Another hub may be able to call it: the messages that this one has taken in advance go back. */
        private void letGo() throws Exception {
            if (status() == ServiceStatus.Started) {
                camel.getRouteController().stopRoute(routeOf(system), 1, TimeUnit.SECONDS);
            }
        }

        private ServiceStatus status() {
            return camel.getRouteController().getRouteStatus(routeOf(system));
        }
    }
}
