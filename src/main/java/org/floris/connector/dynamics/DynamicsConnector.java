package org.floris.connector.dynamics;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.Capabilities;
import org.floris.connector.ChangeFeed;
import org.floris.connector.CombinedChange;
import org.floris.connector.Connector;
import org.floris.connector.Irrevocable;
import org.floris.connector.Option;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemHealth;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.WriteAnswer;
import org.floris.connector.login.Credentials;
import org.floris.connector.settings.ConnectorSettings;

/** A Dynamics CRM of 2011 to 2015, called through its Organization Service with the hub's account. */
final class DynamicsConnector implements Connector, DialectEndpoint {
    private final ConnectorSettings settings;
    private final Endpoint endpoint;
    private final CircuitBreaker breaker;
    private final MeasuredTransport transport;
    private final OrganizationCodec codec = new OrganizationCodec();
    private final SystemWrites writes;
    private final KnownTies knownTies;
    private final WholeRecords wholeRecords;

    DynamicsConnector(ConnectorSettings settings, CircuitBreaker breaker, MeasuredTransport transport) {
        this.settings = settings;
        this.endpoint = Endpoint.of(settings);
        this.breaker = breaker;
        this.transport = transport;
        this.writes = new SystemWrites(settings.system(), this::ask);
        this.knownTies = new KnownTies(settings.system(), this::ask);
        this.wholeRecords = new WholeRecords(this, knownTies);
    }

    @Override
    public String system() {
        return settings.system();
    }

    @Override
    public Capabilities capabilities() {
        return settings.capabilities();
    }

    @Override
    public Optional<String> changedByAttribute() {
        return Optional.of("modifiedby");
    }

    @Override
    public Irrevocable irrevocable() {
        return settings.irrevocable();
    }

    @Override
    public SoapVersion version() {
        return endpoint.version();
    }

    @Override
    public String address() {
        return endpoint.url();
    }

    @Override
    public boolean knownDown() {
        CircuitBreaker.State state = breaker.getState();
        return state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN;
    }

    @Override
    public Answer read(byte[] envelope, String operation) {
        return transport.read(envelope, operation);
    }

    @Override
    public OrganizationAnswer ask(OrganizationRequest request, Actor actor) {
        return read(read(envelope(request, actor), request.operation()), false);
    }

    @Override
    public Answer write(byte[] envelope, String operation) {
        return transport.send(envelope, operation, true);
    }

    @Override
    public Optional<Answer> readAs(String authorization, byte[] envelope, String operation) {
        return Credentials.in(authorization).flatMap(caller -> transport.readAs(caller, envelope, operation));
    }

    @Override
    public Optional<SystemRecord> read(Ref ref, Set<String> attributes, Actor actor) {
        OrganizationRequest request = new OrganizationRequest.Retrieve(
                ref.entity(), Guids.of(ref), SystemRecords.columns(attributes, settings.capabilities()));
        OrganizationAnswer answer = ask(request, actor, false);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            if (faulted.fault().code() == FaultCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw new SystemRefusedException(refusal(faulted));
        }
        if (answer instanceof OrganizationAnswer.Retrieved retrieved) {
            return Optional.of(SystemRecords.record(system(), retrieved.entity()));
        }
        throw transport.breakage().unreadable("an answer to something else", false, null);
    }

    @Override
    public Optional<RecordImage> readWhole(Ref ref, int most, Actor actor) {
        return wholeRecords.read(ref, most, actor);
    }

    @Override
    public List<SystemChange> recreation(RecordImage image) {
        return Recreation.of(image, knownTies::of);
    }

    @Override
    public List<Reference> tied(Ref ref, SystemChange.Tie tie, Actor actor) {
        return wholeRecords.tied(ref, tie, actor);
    }

    @Override
    public SystemPage query(SystemQuery query, Actor actor) {
        Query.Expression expression = SystemRecords.expression(query, settings);
        OrganizationAnswer answer = ask(new OrganizationRequest.RetrieveMultiple(expression), actor, false);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            throw new SystemRefusedException(refusal(faulted));
        }
        if (answer instanceof OrganizationAnswer.RetrievedMultiple multiple) {
            EntityCollection page = multiple.page();
            return new SystemPage(
                    page.entities().stream()
                            .map(entity -> SystemRecords.record(system(), entity))
                            .toList(),
                    page.moreRecords(),
                    page.pagingCookie().filter(cookie -> !cookie.isEmpty()));
        }
        throw transport.breakage().unreadable("an answer to something else", false, null);
    }

    @Override
    public Optional<SystemQuery> leaves(SystemChange change) {
        return change.operation() == Operation.SET_STATE && change.values().get("statecode") instanceof Option state
                ? ClosingMessage.of(change.ref().entity(), state)
                        .map(closing -> closing.activities(
                                change.ref(), settings.limits().pageSize()))
                : Optional.empty();
    }

    @Override
    public WriteAnswer write(SystemChange change, Actor actor) {
        return writes.write(change, actor);
    }

    @Override
    public CombinedChange.Answer combine(CombinedChange change, Actor actor) {
        return writes.combine(change, actor);
    }

    /** While the breaker tries whether the system is back, the probes are the calls on trial. */
    @Override
    public Optional<ChangeFeed> changeFeed() {
        return Optional.of(new DynamicsChanges(settings.capabilities().readsByVersion()));
    }

    @Override
    public SystemHealth health() {
        Instant begin = Instant.now();
        Why reason = probe();
        for (int call = 0; call < settings.breaker().halfOpenCalls() && reason.isEmpty() && onTrial(); call++) {
            reason = probe();
        }
        return new SystemHealth(system(), reason.isEmpty(), Duration.between(begin, Instant.now()), reason);
    }

    private boolean onTrial() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    private Why probe() {
        OrganizationRequest request = OrganizationRequest.whoAmI();
        try {
            OrganizationAnswer answer = read(transport.probe(envelope(request, Actor.HUB), request.operation()), false);
            return answer instanceof OrganizationAnswer.Faulted faulted
                    ? Why.of(
                            "answers-with-fault",
                            "{0} answers with fault {1}.",
                            system(),
                            faulted.fault().code())
                    : Why.NONE;
        } catch (FlorisException e) {
            return e.why();
        }
    }

    private OrganizationAnswer ask(OrganizationRequest request, Actor actor, boolean writes) {
        return read(transport.send(envelope(request, actor), request.operation(), writes), writes);
    }

    private byte[] envelope(OrganizationRequest request, Actor actor) {
        EnvelopeHeaders headers = EnvelopeHeaders.NONE
                .withMessageId("urn:uuid:" + UUID.randomUUID())
                .withTo(endpoint.url())
                .withCallerId(actor.systemUserId().map(Guids::of));
        return codec.writeRequest(request, headers, endpoint.version());
    }

    private OrganizationAnswer read(Answer answer, boolean writes) {
        try {
            return codec.readAnswer(answer.envelope()).message();
        } catch (FlorisException e) {
            throw transport.breakage().unreadable("a message that cannot be read", writes, e);
        }
    }

    private SystemRefusal refusal(OrganizationAnswer.Faulted faulted) {
        return new SystemRefusal(
                system(), faulted.fault().code(), faulted.fault().message());
    }
}
