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
import org.floris.connector.CombinedChange;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.GivenId;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Relationship;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Way;
import org.springframework.stereotype.Component;

/**
 * From a write of the Organization Service to one that the bridge understands. What it does not understand goes to home
 * as it came.
 */
@Component("organizationWrites")
class OrganizationWrites {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final OrganizationMessages messages;
    private final Upserts upserts;
    private final CompoundCreates compounds;
    private final Mappings mappings;

    OrganizationWrites(OrganizationMessages messages, Upserts upserts, CompoundCreates compounds, Mappings mappings) {
        this.messages = messages;
        this.upserts = upserts;
        this.compounds = compounds;
        this.mappings = mappings;
    }

    public boolean isWrite(OrganizationCall call) {
        return call.peek().writes();
    }

    public IncomingWrite incoming(OrganizationCall call) {
        return messages.passes(call) ? passed(call) : understood(upserts.named(call));
    }

    /** Read no further than to see that it is one message; what it does is known to home alone. */
    private static IncomingWrite passed(OrganizationCall call) {
        String entity = call.peek().entityName().orElse(call.message().toLowerCase(java.util.Locale.ROOT));
        return executed(call, call, new Ref(call.system(), entity, ""), Optional.empty());
    }

    private static IncomingWrite combined(OrganizationCall asked, OrganizationCall call, CombinedChange combined) {
        return executed(asked, call, combined.about(), Optional.of(combined));
    }

    /** @param asked as it came, by which a repeat is known; in {@code call} the hub may have named the record */
    private static IncomingWrite executed(
            OrganizationCall asked, OrganizationCall call, Ref about, Optional<CombinedChange> combined) {
        SystemChange change = new SystemChange(Operation.EXECUTE, about, Map.of());
        String hash = PayloadHash.of(
                asked.system(), asked.message(), asked.peek().body().content());
        return write(call, change, hash, combined);
    }

    private IncomingWrite understood(OrganizationCall call) {
        OrganizationRequest request = codec.readRequest(call.peek()).message().plain();
        if (request instanceof OrganizationRequest.Execute execute
                && execute.requestName().equals(Upserts.NAME)) {
            return upserted(call, execute);
        }
        if (request instanceof OrganizationRequest.Update update
                && update.entity().id() == null
                && !update.entity().keys().isEmpty()) {
            return understood(keyed(call, update.entity()));
        }
        Optional<CombinedChange> several = request instanceof OrganizationRequest.Execute execute
                ? messages.combined(call.system(), execute)
                : Optional.empty();
        if (several.isPresent()) {
            return combined(call, call, several.get());
        }
        SystemChange change = change(call.system(), request);
        Optional<CombinedChange> compound = compounds.of(request, change);
        String hash = PayloadHash.of(change, idOf(call, request, change), Optional.empty());
        if (!hasItsId(call, request) && mapping(change.ref()).isEmpty()) {
            return write(call, withoutId(change), hash);
        }
        OrganizationCall named = hasItsId(call, request) ? call : named(call, change);
        return compound.map(along -> combined(call, named, along)).orElseGet(() -> write(named, change, hash));
    }

    private static OrganizationCall named(OrganizationCall call, SystemChange change) {
        return call.saying(
                GivenId.into(call.peek(), UUID.fromString(change.ref().id())));
    }

    /** Of what is not mapped, home itself knows best what to do. */
    private IncomingWrite upserted(OrganizationCall call, OrganizationRequest.Execute upsert) {
        boolean mapped = call.peek()
                .entityName()
                .map(entity -> mappings.ofSystemEntity(call.system(), entity).isPresent())
                .orElse(true);
        if (!mapped) {
            return passed(call);
        }
        Upserts.Resolved resolved = upserts.resolve(call, upsert);
        IncomingWrite write = understood(resolved.call());
        return new IncomingWrite(
                write.way(),
                write.user(),
                write.change(),
                write.messageId(),
                resolved.hash(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                write.words(),
                Optional.of(resolved.answer()),
                Optional.empty());
    }

    private OrganizationCall keyed(OrganizationCall call, DynamicsEntity entity) {
        return call.saying(GivenId.into(call.peek(), upserts.idByKeys(call, entity)));
    }

    private static IncomingWrite write(OrganizationCall call, SystemChange change, String hash) {
        return write(call, change, hash, Optional.empty());
    }

    private static IncomingWrite write(
            OrganizationCall call, SystemChange change, String hash, Optional<CombinedChange> combined) {
        return new IncomingWrite(
                Way.FACADE,
                call.user(),
                change,
                call.messageId(),
                hash,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(call),
                Optional.empty(),
                combined);
    }

    private Optional<EntityMapping> mapping(Ref ref) {
        return mappings.ofSystemEntity(ref.system(), ref.entity());
    }

    private SystemChange change(String system, OrganizationRequest request) {
        if (request instanceof OrganizationRequest.Create create) {
            return create(system, create.entity());
        }
        if (request instanceof OrganizationRequest.Update update) {
            DynamicsEntity entity = update.entity();
            return new SystemChange(
                    Operation.UPDATE,
                    ref(system, entity.logicalName(), givenId(system, entity).orElse(null)),
                    entity.systemValues());
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
            return messages.change(system, execute);
        }
        throw new FlorisException(ErrorCode.UNKNOWN_OPERATION, request.operation() + " writes nothing.");
    }

    /** The hub gives the id where the caller has not, so that it knows the record even if the answer gets lost. */
    private SystemChange create(String system, DynamicsEntity entity) {
        UUID id = givenId(system, entity).orElseGet(ExchangeIds::next);
        Map<String, Object> values = new LinkedHashMap<>(entity.systemValues());
        values.remove(primaryId(system, entity));
        return new SystemChange(Operation.CREATE, ref(system, entity.logicalName(), id), values);
    }

    /** Some give it as an attribute alone. */
    private Optional<UUID> givenId(String system, DynamicsEntity entity) {
        return entity.id() == null && entity.attributes().get(primaryId(system, entity)) instanceof UUID id
                ? Optional.of(id)
                : Optional.ofNullable(entity.id());
    }

    private String primaryId(String system, DynamicsEntity entity) {
        return mappings.ofSystemEntity(system, entity.logicalName())
                .map(EntityMapping::primaryId)
                .orElse(entity.logicalName() + "id");
    }

    private static SystemChange withoutId(SystemChange change) {
        Ref ref = change.ref();
        return new SystemChange(
                change.operation(), new Ref(ref.system(), ref.entity(), ""), change.values(), change.tie());
    }

    private static SystemChange tie(Operation operation, Ref ref, Relationship relationship, List<Reference> related) {
        return new SystemChange(
                operation, ref, Map.of(), Optional.of(new SystemChange.Tie(relationship.schemaName(), related)));
    }

    private static Ref ref(String system, String entity, UUID id) {
        if (id == null) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The id of the '" + entity + "' record is missing.");
        }
        return new Ref(system, entity, id.toString());
    }

    /** Empty where the hub has given it: that one is another at each try. */
    private Optional<String> idOf(OrganizationCall call, OrganizationRequest request, SystemChange change) {
        return hasItsId(call, request) ? Optional.of(change.ref().id()) : Optional.empty();
    }

    private boolean hasItsId(OrganizationCall call, OrganizationRequest request) {
        return !(request instanceof OrganizationRequest.Create create)
                || givenId(call.system(), create.entity()).isPresent();
    }
}
