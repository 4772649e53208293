package org.floris.connector.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Outcome;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.connector.Actor;
import org.floris.connector.CombinedChange;
import org.floris.connector.LeadQualification;
import org.floris.connector.Option;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.RecordMerge;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRefusal;
import org.floris.connector.WriteAnswer;

/** Changes as requests. One change is one request, but for a create of a record that is not in its first state. */
final class SystemWrites {
    /** Asks the system; {@code writes} says what a breakage means. */
    interface Asking {
        OrganizationAnswer ask(OrganizationRequest request, Actor actor, boolean writes);
    }

    private static final Option FIRST_STATE = new Option(0);

    private final String system;
    private final Asking asking;

    SystemWrites(String system, Asking asking) {
        this.system = system;
        this.asking = asking;
    }

    WriteAnswer write(SystemChange change, Actor actor) {
        return switch (change.operation()) {
            case CREATE -> create(change, actor);
            case UPDATE -> simple(new OrganizationRequest.Update(entity(change, change.values())), change, actor);
            case DELETE ->
                simple(new OrganizationRequest.Delete(change.ref().entity(), Guids.of(change.ref())), change, actor);
            case SET_STATE -> simple(setState(change), change, actor);
            case ASSIGN ->
                simple(
                        OrganizationRequest.assign(reference(change.ref()), value(change, "ownerid", Reference.class)),
                        change,
                        actor);
            case ASSOCIATE, DISASSOCIATE -> simple(tie(change), change, actor);
            default -> throw new IllegalArgumentException(change.operation() + " writes nothing");
        };
    }

    CombinedChange.Answer combine(CombinedChange change, Actor actor) {
        OrganizationAnswer answer = asking.ask(request(change), actor, true);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            return new CombinedChange.Answer(refused(faulted), List.of());
        }
        OrganizationAnswer.Executed executed =
                (OrganizationAnswer.Executed) expect(answer, OrganizationAnswer.Executed.class);
        return new CombinedChange.Answer(
                new WriteAnswer.Written(Outcome.UPDATED, change.about(), Optional.empty()),
                References.created(executed).stream()
                        .map(created -> new Ref(system, created.entity(), created.id()))
                        .toList());
    }

    private static OrganizationRequest request(CombinedChange change) {
        if (change instanceof RecordMerge merge) {
            SystemChange content = merge.content();
            return OrganizationRequest.merge(
                    reference(merge.about()),
                    UUID.fromString(merge.subordinate()),
                    new DynamicsEntity(content.ref().entity(), null, content.values()),
                    merge.parentingChecks());
        }
        if (change instanceof LeadQualification qualification) {
            return OrganizationRequest.qualifyLead(
                    reference(qualification.lead()),
                    qualification.becomes(),
                    qualification.customer(),
                    qualification.status());
        }
        throw new IllegalArgumentException("What comes along with a create is written in its caller's words alone");
    }

    /** The dialect creates in the first state only; another one is set afterwards, and if that is refused, undone. */
    private WriteAnswer create(SystemChange change, Actor actor) {
        Map<String, Object> values = new LinkedHashMap<>(change.values());
        Object state = values.remove("statecode");
        boolean later = state instanceof Option && !state.equals(FIRST_STATE);
        if (later) {
            values.remove("statuscode");
        }
        OrganizationAnswer answer = asking.ask(new OrganizationRequest.Create(entity(change, values)), actor, true);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            return refused(faulted);
        }
        UUID id = ((OrganizationAnswer.Created) expect(answer, OrganizationAnswer.Created.class)).id();
        Ref created = new Ref(system, change.ref().entity(), id.toString());
        if (later) {
            OrganizationAnswer closed = askHalfWay(setState(change), actor);
            if (closed instanceof OrganizationAnswer.Faulted faulted) {
                askHalfWay(new OrganizationRequest.Delete(created.entity(), id), actor);
                return refused(faulted);
            }
        }
        return new WriteAnswer.Written(Outcome.CREATED, created, Optional.empty());
    }

    /** Between two requests of one change even a call that was not sent leaves the change half done. */
    private OrganizationAnswer askHalfWay(OrganizationRequest request, Actor actor) {
        try {
            return asking.ask(request, actor, true);
        } catch (FlorisException e) {
            throw new OutcomeUnknownException(
                    system, Why.of("written-in-part", "{0} has carried out the write only in part.", system), e);
        }
    }

    private WriteAnswer simple(OrganizationRequest request, SystemChange change, Actor actor) {
        OrganizationAnswer answer = asking.ask(request, actor, true);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            return refused(faulted);
        }
        return new WriteAnswer.Written(Outcome.UPDATED, change.ref(), Optional.empty());
    }

    private OrganizationAnswer expect(OrganizationAnswer answer, Class<? extends OrganizationAnswer> type) {
        if (!type.isInstance(answer)) {
            throw new OutcomeUnknownException(
                    system, Why.of("answered-something-else", "{0} gave an answer to something else.", system), null);
        }
        return answer;
    }

    private OrganizationRequest setState(SystemChange change) {
        Reference record = reference(change.ref());
        Option state = value(change, "statecode", Option.class);
        Option status = change.values().get("statuscode") instanceof Option given ? given : new Option(-1);
        return ClosingMessage.of(record.entity(), state)
                .map(closing -> closing.request(record, status))
                .orElseGet(() -> OrganizationRequest.setState(record, state, status));
    }

    private static OrganizationRequest tie(SystemChange change) {
        SystemChange.Tie tie = change.tie()
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.INVALID_VALUE, "An association needs its relationship and the related records."));
        Relationship relationship = Relationship.of(tie.relationship());
        String entity = change.ref().entity();
        UUID id = Guids.of(change.ref());
        return change.operation() == Operation.ASSOCIATE
                ? new OrganizationRequest.Associate(entity, id, relationship, tie.related())
                : new OrganizationRequest.Disassociate(entity, id, relationship, tie.related());
    }

    private static DynamicsEntity entity(SystemChange change, Map<String, Object> values) {
        return new DynamicsEntity(change.ref().entity(), Guids.of(change.ref()), values);
    }

    private static Reference reference(Ref ref) {
        return new Reference(ref.entity(), ref.id());
    }

    private static <T> T value(SystemChange change, String attribute, Class<T> type) {
        Object value = change.values().get(attribute);
        if (!type.isInstance(value)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE, change.operation() + " needs the attribute '" + attribute + "'.");
        }
        return type.cast(value);
    }

    private WriteAnswer refused(OrganizationAnswer.Faulted faulted) {
        return new WriteAnswer.Refused(new SystemRefusal(
                system, faulted.fault().code(), faulted.fault().message()));
    }
}
