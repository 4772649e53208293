package org.floris.connector.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Reference;

/** What is known of messages in request form: their namespace, whether they read, their twin operation. */
final class ExecuteMessages {
    /** Messages of the platform itself; all others are of the CRM application. */
    private static final Set<String> PLATFORM = Set.of(
            "Create",
            "Retrieve",
            "Update",
            "Delete",
            "RetrieveMultiple",
            "Associate",
            "Disassociate",
            "ExecuteMultiple",
            "Upsert",
            "RetrieveEntity",
            "RetrieveAllEntities",
            "RetrieveAttribute",
            "RetrieveRelationship",
            "RetrieveOptionSet",
            "RetrieveAllOptionSets",
            "RetrieveMetadataChanges",
            "RetrieveTimestamp");

    private static final Set<String> READS = Set.of(
            "WhoAmI",
            "ExecuteFetch",
            "FetchXmlToQueryExpression",
            "QueryExpressionToFetchXml",
            "IsValidStateTransition",
            "LocalTimeFromUtcTime",
            "UtcTimeFromLocalTime",
            "InitializeFrom",
            "ExpandCalendar",
            "QuerySchedule",
            "QueryMultipleSchedules",
            "Rollup",
            "Search",
            "CanBeReferenced",
            "CanBeReferencing",
            "CanManyToMany",
            "GetValidManyToMany",
            "GetValidReferencedEntities",
            "GetValidReferencingEntities",
            "GetAllTimeZonesWithDisplayName",
            "GetTimeZoneCodeByLocalizedName",
            "GetQuantityDecimal",
            "GetReportHistoryLimit",
            "IsBackOfficeInstalled",
            "IsComponentCustomizable",
            "IsDataEncryptionActive",
            "CalculateTotalTimeIncident",
            "CheckIncomingEmail",
            "CheckPromoteEmail",
            "DownloadReportDefinition",
            "ValidateRecurrenceRule");

    private ExecuteMessages() {}

    static String namespaceOf(String requestName) {
        return PLATFORM.contains(requestName) ? Namespaces.XRM : Namespaces.CRM;
    }

    /** What is not known to read is taken for a write. */
    static boolean writes(String requestName) {
        return !(requestName.startsWith("Retrieve") || READS.contains(requestName));
    }

    /**
     * Whether a request's type and its name are of different messages that do not both only read. The CRM goes by the name,
     * and clients in the field have wrong types; but nothing may be written that another server would take for a read.
     */
    static boolean contradict(String byType, String requestName) {
        return !byType.equals(requestName) && (writes(byType) || writes(requestName));
    }

    static OrganizationRequest plain(OrganizationRequest.Execute execute) {
        return switch (execute.requestName()) {
            case "Create" -> new OrganizationRequest.Create(parameter(execute, "Target", DynamicsEntity.class));
            case "Update" -> new OrganizationRequest.Update(parameter(execute, "Target", DynamicsEntity.class));
            case "Delete" -> {
                Reference target = parameter(execute, "Target", Reference.class);
                yield new OrganizationRequest.Delete(target.entity(), id(target));
            }
            case "Retrieve" -> {
                Reference target = parameter(execute, "Target", Reference.class);
                Object related = execute.parameters().get("RelatedEntitiesQuery");
                yield new OrganizationRequest.Retrieve(
                        target.entity(),
                        id(target),
                        parameter(execute, "ColumnSet", ColumnSet.class),
                        related == null
                                ? RelatedQueries.NONE
                                : parameter(execute, "RelatedEntitiesQuery", RelatedQueries.class));
            }
            case "RetrieveMultiple" ->
                new OrganizationRequest.RetrieveMultiple(parameter(execute, "Query", Query.class));
            case "Associate" -> {
                Reference target = parameter(execute, "Target", Reference.class);
                yield new OrganizationRequest.Associate(
                        target.entity(), id(target), relationship(execute), related(execute));
            }
            case "Disassociate" -> {
                Reference target = parameter(execute, "Target", Reference.class);
                yield new OrganizationRequest.Disassociate(
                        target.entity(), id(target), relationship(execute), related(execute));
            }
            default -> execute;
        };
    }

    static OrganizationAnswer executed(OrganizationAnswer answer) {
        if (answer instanceof OrganizationAnswer.Created created) {
            return OrganizationAnswer.Executed.of("Create", Map.of("id", created.id()));
        }
        if (answer instanceof OrganizationAnswer.Retrieved retrieved) {
            return OrganizationAnswer.Executed.of("Retrieve", Map.of("Entity", retrieved.entity()));
        }
        if (answer instanceof OrganizationAnswer.RetrievedMultiple multiple) {
            Map<String, Object> results = new LinkedHashMap<>();
            results.put("EntityCollection", multiple.page());
            return OrganizationAnswer.Executed.of("RetrieveMultiple", results);
        }
        if (answer instanceof OrganizationAnswer.Updated) {
            return OrganizationAnswer.Executed.of("Update", Map.of());
        }
        if (answer instanceof OrganizationAnswer.Deleted) {
            return OrganizationAnswer.Executed.of("Delete", Map.of());
        }
        if (answer instanceof OrganizationAnswer.Associated) {
            return OrganizationAnswer.Executed.of("Associate", Map.of());
        }
        if (answer instanceof OrganizationAnswer.Disassociated) {
            return OrganizationAnswer.Executed.of("Disassociate", Map.of());
        }
        return answer;
    }

    private static Relationship relationship(OrganizationRequest.Execute execute) {
        return parameter(execute, "Relationship", Relationship.class);
    }

    private static List<Reference> related(OrganizationRequest.Execute execute) {
        return parameter(execute, "RelatedEntities", References.class).references();
    }

    private static UUID id(Reference reference) {
        return UUID.fromString(reference.id());
    }

    private static <T> T parameter(OrganizationRequest.Execute execute, String name, Class<T> type) {
        Object value = execute.parameters().get(name);
        if (!type.isInstance(value)) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The " + execute.requestName() + " request needs the parameter " + name + " of type "
                            + (type == DynamicsEntity.class
                                    ? "Entity"
                                    : type == Reference.class ? "EntityReference" : type.getSimpleName())
                            + ".");
        }
        return type.cast(value);
    }
}
