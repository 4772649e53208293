package org.floris.connector.dynamics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Maintenance;
import org.floris.connector.login.Credentials;

/**
 * Counts and times every call: {@code floris.system.call} by system, operation and outcome. Nothing but a probe passes
 * while the system is in maintenance.
 */
final class MeasuredTransport {
    private static final Set<String> OPERATIONS = Set.of(
            "Create", "Retrieve", "Update", "Delete", "RetrieveMultiple", "Associate", "Disassociate", "Execute");

    private final String system;
    private final Transport transport;
    private final ReadLane lane;
    private final Maintenance maintenance;
    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    MeasuredTransport(
            String system, Transport transport, ReadLane lane, Maintenance maintenance, MeterRegistry meters) {
        this.system = system;
        this.transport = transport;
        this.lane = lane;
        this.maintenance = maintenance;
        this.meters = meters;
    }

    DialectEndpoint.Answer send(byte[] envelope, String operation, boolean writes) {
        maintenance.check(system);
        return measured(operation, () -> transport.send(envelope, operation, writes));
    }

    /** On the short way, for what only reads. */
    DialectEndpoint.Answer read(byte[] envelope, String operation) {
        maintenance.check(system);
        return measured(operation, () -> lane.send(envelope, operation));
    }

    /** Whatever stands between the hub and its calls, a probe goes out. */
    DialectEndpoint.Answer probe(byte[] envelope, String operation) {
        return measured(operation, () -> lane.probe(envelope, operation));
    }

    /** Past slots and breaker: whether somebody may log in says nothing of the system's health. */
    Optional<DialectEndpoint.Answer> readAs(Credentials caller, byte[] envelope, String operation) {
        return lane.sendAs(caller, envelope, operation);
    }

    private DialectEndpoint.Answer measured(String operation, Supplier<DialectEndpoint.Answer> call) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            DialectEndpoint.Answer answer = call.get();
            outcome = answer.status() == 500 ? "fault" : "answered";
            return answer;
        } catch (FlorisException e) {
            outcome = e.code() == ErrorCode.OUTCOME_UNKNOWN ? "unknown" : "unavailable";
            throw e;
        } finally {
            sample.stop(timer(OPERATIONS.contains(operation) ? operation : "other", outcome));
        }
    }

    Breakage breakage() {
        return transport.breakage();
    }

    private Timer timer(String operation, String outcome) {
        return timers.computeIfAbsent(operation + ' ' + outcome, key -> Timer.builder("floris.system.call")
                .description("Calls to a system, from the first byte to the last")
                .tags("system", system, "operation", operation, "outcome", outcome)
                .publishPercentileHistogram()
                .register(meters));
    }
}
