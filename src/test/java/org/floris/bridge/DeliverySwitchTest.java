package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.journal.DeferredChanges;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Word that the broker may have lost. */
@BridgeTestContext
@Timeout(30)
class DeliverySwitchTest {
    private static final Duration REMIND_AFTER = Duration.ofMinutes(10);

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private TwoCrms crms;

    @Autowired
    private Connectors connectors;

    @Autowired
    private Reachability reachability;

    @Autowired
    private DeferredChanges deferred;

    @Autowired
    private Delivery delivery;

    @Autowired
    private JdbcClient jdbc;

    private final List<RecordId> owed = new ArrayList<>();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DefaultCamelContext hub = new DefaultCamelContext();
    private DeliverySwitch deliverySwitch;

    @BeforeEach
    void aHubThatHasNotStartedYet() throws Exception {
        crms.reset();
        crms.loris.defers = true;
        hub.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:loris")
                        .routeId("bridge/deliver/loris")
                        .autoStartup(false)
                        .to("log:loris");
            }
        });
        hub.start();
        BridgeSettings settings =
                new BridgeSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), REMIND_AFTER);
        deliverySwitch = new DeliverySwitch(hub, connectors, reachability, deferred, settings, meters);
    }

    @AfterEach
    void noHub() {
        deliverySwitch.destroy();
        hub.stop();
        crms.reset();
        owed.forEach(record -> delivery.next("loris", record));
    }

    @Test
    void atTheStartWordIsSentAgainOfWhatNobodyHasTouchedSinceLongBeforeAndOfNothingElse() {
        RecordId forgotten = owed(Instant.now().minus(REMIND_AFTER.multipliedBy(2)));
        Instant lately = Instant.now().minus(REMIND_AFTER.dividedBy(2));
        RecordId announced = owed(lately);

        deliverySwitch.start();

        await(() -> meters.get("floris.deferred.reminded")
                        .tag("system", "loris")
                        .counter()
                        .count()
                > 0);
        assertThat(touched(forgotten)).isAfter(lately);
        assertThat(touched(announced)).isBefore(Instant.now().minus(REMIND_AFTER.dividedBy(3)));
        await(() -> jdbc.sql("select announced from deferred_change where record_id = ?")
                .param(forgotten.id())
                .query(Boolean.class)
                .single());
    }

    /** A client of whom loris is owed a change that was touched last at this time. */
    private RecordId owed(Instant touched) {
        HubUser seller = crms.seller();
        RecordId client = crms.client(seller);
        crms.loris.down = true;
        routes.requestBody(
                "direct:bridge-write",
                new IncomingWrite(
                        Way.FACADE,
                        seller,
                        new SystemChange(
                                Operation.UPDATE,
                                TwoCrms.ref("forsage", client),
                                new LinkedHashMap<>(Map.of("mobilephone", "+79160000002"))),
                        Optional.of("urn:uuid:" + UUID.randomUUID()),
                        "hash",
                        Optional.empty(),
                        Optional.empty()),
                WriteReply.class);
        crms.loris.down = false;
        int changed = jdbc.sql("update deferred_change set changed_at = ?::timestamptz where record_id = ?")
                .params(touched.toString(), client.id())
                .update();
        assertThat(changed).isEqualTo(1);
        owed.add(client);
        return client;
    }

    private Instant touched(RecordId record) {
        return jdbc.sql("select changed_at from deferred_change where record_id = ?")
                .param(record.id())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
