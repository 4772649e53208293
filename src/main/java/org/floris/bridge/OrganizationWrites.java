package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Relationship;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Way;
import org.springframework.stereotype.Component;

/** From a write of the Organization Service to one that the bridge understands. */
@Component("organizationWrites")
class OrganizationWrites {
    private final OrganizationCodec codec = new OrganizationCodec();

    public IncomingWrite incoming(OrganizationCall call) {
        OrganizationRequest request =
                codec.readRequest(call.envelope()).message().plain();
        SystemChange change = change(call.system(), request);
        return new IncomingWrite(
                Way.FACADE,
                call.user(),
                change,
                call.messageId(),
                PayloadHash.of(change, idOf(request, change), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    private static SystemChange change(String system, OrganizationRequest request) {
        if (request instanceof OrganizationRequest.Create create) {
            return create(system, create.entity());
        }
        if (request instanceof OrganizationRequest.Update update) {
            DynamicsEntity entity = update.entity();
            return new SystemChange(
                    Operation.UPDATE, ref(system, entity.logicalName(), entity.id()), entity.systemValues());
        }
        if (request instanceof OrganizationRequest.Delete delete) {
            return new SystemChange(Operation.DELETE, ref(system, delete.entityName(), delete.id()), Map.of());
        }
        if (request instanceof OrganizationRequest.Associate associate) {
            return tie(
                    Operation.ASSOCIATE,
                    ref(system, associate.entityName(), associate.entityId()),
                    associate.relationship(),
                    associate.related());
        }
        if (request instanceof OrganizationRequest.Disassociate disassociate) {
            return tie(
                    Operation.DISASSOCIATE,
                    ref(system, disassociate.entityName(), disassociate.entityId()),
                    disassociate.relationship(),
                    disassociate.related());
        }
        if (request instanceof OrganizationRequest.Execute execute) {
            return execute(system, execute);
        }
        throw new FlorisException(ErrorCode.UNKNOWN_OPERATION, request.operation() + " writes nothing.");
    }

    /** The hub gives the id where the caller has not, so that it knows the record even if the answer gets lost. */
    private static SystemChange create(String system, DynamicsEntity entity) {
        UUID id = entity.id() == null ? ExchangeIds.next() : entity.id();
        Map<String, Object> values = new LinkedHashMap<>(entity.systemValues());
        values.remove(entity.logicalName() + "id");
        return new SystemChange(Operation.CREATE, ref(system, entity.logicalName(), id), values);
    }

    private static SystemChange tie(Operation operation, Ref ref, Relationship relationship, List<Reference> related) {
        return new SystemChange(
                operation, ref, Map.of(), Optional.of(new SystemChange.Tie(relationship.schemaName(), related)));
    }

    private static SystemChange execute(String system, OrganizationRequest.Execute execute) {
        return switch (execute.requestName()) {
            case "SetState" -> {
                Reference target = parameter(execute, "EntityMoniker", Reference.class);
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("statecode", parameter(execute, "State", Option.class));
                values.put("statuscode", parameter(execute, "Status", Option.class));
                yield new SystemChange(Operation.SET_STATE, new Ref(system, target.entity(), target.id()), values);
            }
            case "Assign" -> {
                Reference target = parameter(execute, "Target", Reference.class);
                yield new SystemChange(
                        Operation.ASSIGN,
                        new Ref(system, target.entity(), target.id()),
                        Map.of("ownerid", parameter(execute, "Assignee", Reference.class)));
            }
            default ->
                throw new FlorisException(
                        ErrorCode.UNKNOWN_OPERATION,
                        "The message '" + execute.requestName() + "' is not bridged. Use Create, Update, Delete,"
                                + " SetState, Assign, Associate or Disassociate.");
        };
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

    private static Ref ref(String system, String entity, UUID id) {
        if (id == null) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The id of the '" + entity + "' record is missing.");
        }
        return new Ref(system, entity, id.toString());
    }

    /** Empty where the hub has given it: that one is another at each try. */
    private static Optional<String> idOf(OrganizationRequest request, SystemChange change) {
        return request instanceof OrganizationRequest.Create create
                        && create.entity().id() == null
                ? Optional.empty()
                : Optional.of(change.ref().id());
    }
}
