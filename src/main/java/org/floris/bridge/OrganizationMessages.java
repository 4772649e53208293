package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.CombinedChange;
import org.floris.connector.LeadQualification;
import org.floris.connector.Option;
import org.floris.connector.RecordMerge;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.ClosingMessage;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * What the messages inside Execute mean that write: the change of one record, or what home alone can carry out on several.
 * Those that change mapped records in a way that could be neither mirrored nor taken back are refused; those that the hub
 * does not know pass through.
 */
@Component
class OrganizationMessages {
    private static final String MERGE = "Merge";
    private static final String QUALIFY_LEAD = "QualifyLead";

    private static final Set<String> BRIDGED = Set.of(
            "Create",
            "Update",
            "Delete",
            "Associate",
            "Disassociate",
            "SetState",
            "Assign",
            QUALIFY_LEAD,
            Upserts.NAME);

    private static final Map<String, String> REFUSED = Map.of(
            "Book", "Create the record by Create",
            "Reschedule", "Change the record by Update",
            "BulkDelete", "Delete the records by Delete, many in one ExecuteMultiple",
            "ExecuteTransaction", "Send the requests in an ExecuteMultiple",
            "ReassignObjectsSystemUser", "Assign the records by Assign, many in one ExecuteMultiple",
            "ReassignObjectsOwner", "Assign the records by Assign, many in one ExecuteMultiple");

    /** What a lead may become, by the parameter that asks for it. */
    private static final Map<String, String> BECOMES = Map.of(
            "CreateAccount", "account",
            "CreateContact", "contact",
            "CreateOpportunity", "opportunity");

    /** The state of a lead that has become something, in every release of the CRM. */
    static final Option QUALIFIED = new Option(1);

    private final Mappings mappings;

    OrganizationMessages(Mappings mappings) {
        this.mappings = mappings;
    }

    /**
     * Whether the hub knows nothing of it. One without a name, or with two, is not let through.
     *
     * @throws FlorisException CANNOT_BE_UNDONE for one that would change mapped records past the hub
     */
    boolean passes(OrganizationCall call) {
        Optional<String> name = call.peek().requestName();
        if (!call.peek().operation().equals("Execute") || call.peek().misnamed() || name.isEmpty()) {
            return false;
        }
        boolean mapped = call.peek()
                .entityName()
                .map(entity -> isMapped(call.system(), entity))
                .orElse(true);
        String instead = REFUSED.get(name.get());
        if (instead != null && mapped) {
            throw refusal(name.get(), instead);
        }
        if (name.get().equals(MERGE)) {
            return !mapped;
        }
        return !BRIDGED.contains(name.get()) && ClosingMessage.named(name.get()).isEmpty();
    }

    private boolean isMapped(String system, String entity) {
        return mappings.ofSystemEntity(system, entity).isPresent();
    }

    /** What it does to several records at once that home alone can carry out; empty where it is one record's change. */
    Optional<CombinedChange> combined(String system, OrganizationRequest.Execute execute) {
        return switch (execute.requestName()) {
            case MERGE -> Optional.of(merge(system, execute));
            case QUALIFY_LEAD -> qualification(system, execute);
            default -> Optional.empty();
        };
    }

    SystemChange change(String system, OrganizationRequest.Execute execute) {
        return ClosingMessage.named(execute.requestName())
                .map(closing -> closing(system, execute, closing))
                .orElseGet(() -> switch (execute.requestName()) {
                    case "SetState" ->
                        state(
                                system,
                                parameter(execute, "EntityMoniker", Reference.class),
                                parameter(execute, "State", Option.class),
                                parameter(execute, "Status", Option.class));
                    case "Assign" -> assign(system, execute);
                    case QUALIFY_LEAD ->
                        state(
                                system,
                                parameter(execute, "LeadId", Reference.class),
                                QUALIFIED,
                                parameter(execute, "Status", Option.class));
                    default -> throw new IllegalArgumentException(execute.requestName() + " passes through");
                });
    }

    private static SystemChange assign(String system, OrganizationRequest.Execute execute) {
        Reference target = parameter(execute, "Target", Reference.class);
        return new SystemChange(
                Operation.ASSIGN,
                new Ref(system, target.entity(), target.id()),
                Map.of("ownerid", parameter(execute, "Assignee", Reference.class)));
    }

    private static SystemChange state(String system, Reference target, Option state, Option status) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("statecode", state);
        values.put("statuscode", status);
        return new SystemChange(Operation.SET_STATE, new Ref(system, target.entity(), target.id()), values);
    }

    private static SystemChange closing(String system, OrganizationRequest.Execute execute, ClosingMessage closing) {
        DynamicsEntity activity = parameter(execute, closing.parameter(), DynamicsEntity.class);
        if (!(activity.attributes().get(closing.attribute()) instanceof Reference closed)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    execute.requestName() + " needs the attribute '" + closing.attribute() + "' in its "
                            + closing.parameter() + ": the record that is closed.");
        }
        return state(system, closed, new Option(closing.state()), parameter(execute, "Status", Option.class));
    }

    private static CombinedChange merge(String system, OrganizationRequest.Execute execute) {
        Reference target = parameter(execute, "Target", Reference.class);
        UUID subordinate = parameter(execute, "SubordinateId", UUID.class);
        Map<String, Object> content = Map.of();
        if (execute.parameters().get("UpdateContent") != null) {
            DynamicsEntity given = parameter(execute, "UpdateContent", DynamicsEntity.class);
            checkContent(target, given);
            content = given.systemValues();
        }
        return new RecordMerge(
                new SystemChange(Operation.UPDATE, new Ref(system, target.entity(), target.id()), content),
                subordinate.toString(),
                Boolean.TRUE.equals(execute.parameters().get("PerformParentingChecks")));
    }

    private static void checkContent(Reference target, DynamicsEntity content) {
        if (!content.logicalName().equals(target.entity())) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The UpdateContent of a Merge of '" + target.entity() + "' is of '" + content.logicalName() + "'.");
        }
        if (!content.related().isEmpty()) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "Related entities of an UpdateContent are not mirrored. Send each of them by a call of its own.");
        }
    }

    /** The records that it creates get their values by rules that are home's own. */
    private Optional<CombinedChange> qualification(String system, OrganizationRequest.Execute execute) {
        Reference lead = parameter(execute, "LeadId", Reference.class);
        Set<String> becomes = BECOMES.keySet().stream()
                .filter(flag -> Boolean.TRUE.equals(execute.parameters().get(flag)))
                .map(BECOMES::get)
                .collect(Collectors.toSet());
        boolean mapped = Stream.concat(Stream.of(lead.entity()), BECOMES.values().stream())
                .anyMatch(entity -> isMapped(system, entity));
        return becomes.isEmpty() || !mapped
                ? Optional.empty()
                : Optional.of(new LeadQualification(
                        new Ref(system, lead.entity(), lead.id()),
                        becomes,
                        Optional.ofNullable(execute.parameters().get("OpportunityCustomerId"))
                                .map(customer -> parameter(execute, "OpportunityCustomerId", Reference.class)),
                        parameter(execute, "Status", Option.class)));
    }

    private static FlorisException refusal(String message, String instead) {
        return new FlorisException(
                ErrorCode.CANNOT_BE_UNDONE,
                message + " would change records in one system that the others have too, and could not be taken back"
                        + " there. Nothing was changed. " + instead + ".");
    }

    private static <T> T parameter(OrganizationRequest.Execute execute, String name, Class<T> type) {
        Object value = execute.parameters().get(name);
        if (!type.isInstance(value)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    execute.requestName() + " needs the parameter '" + name + "' of type " + type.getSimpleName()
                            + ".");
        }
        return type.cast(value);
    }
}
