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
import org.floris.connector.Connectors;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.KeyedReferences;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.journal.ExchangeIds;
import org.springframework.stereotype.Component;

/**
 * Records that are named by an alternate key, and Upsert: the called system says whether there is such a record, and so
 * what the message is, a Create or an Update.
 */
@Component
class Upserts {
    static final String NAME = "Upsert";

    private final Connectors connectors;
    private final Actors actors;
    private final OrganizationCodec codec = new OrganizationCodec();

    Upserts(Connectors connectors, Actors actors) {
        this.connectors = connectors;
        this.actors = actors;
    }

    /**
     * What an Upsert comes to.
     *
     * @param call   the Create or Update that it is
     * @param hash   the same for the same Upsert, whatever it comes to
     * @param answer what its caller is told when that is done
     */
    record Resolved(OrganizationCall call, String hash, DialectEndpoint.Answer answer) {}

    /** @throws FlorisException INVALID_VALUE without a Target, and for one that brings others along */
    Resolved resolve(OrganizationCall call, OrganizationRequest.Execute upsert) {
        if (!(upsert.parameters().get("Target") instanceof DynamicsEntity target)) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "Upsert needs the parameter 'Target' of type Entity.");
        }
        if (!target.related().isEmpty()) {
            throw CompoundCreates.refusal();
        }
        Optional<UUID> found = target.keys().isEmpty() ? byId(call, target) : byKeys(call, target);
        UUID id = found.or(() -> Optional.ofNullable(target.id())).orElseGet(ExchangeIds::next);
        Map<String, Object> values = new LinkedHashMap<>(target.attributes());
        if (found.isEmpty()) {
            values.putAll(target.keys());
        }
        DynamicsEntity written = new DynamicsEntity(target.logicalName(), id, values);
        byte[] envelope = codec.writeRequest(
                OrganizationRequest.Execute.of(found.isEmpty() ? "Create" : "Update", Map.of("Target", written)),
                call.peek().headers(),
                call.version());
        return new Resolved(call.saying(envelope), hash(call, target), answer(call, target, id, found.isEmpty()));
    }

    /**
     * The same call with ids where its references name records by keys.
     *
     * @throws FlorisException RECORD_NOT_FOUND for a key that names none
     */
    OrganizationCall named(OrganizationCall call) {
        return KeyedReferences.resolved(call.peek(), record -> idByKeys(call, record))
                .map(call::saying)
                .orElse(call);
    }

    /** @throws FlorisException RECORD_NOT_FOUND when there is none */
    UUID idByKeys(OrganizationCall call, DynamicsEntity entity) {
        return byKeys(call, entity)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        "A record of '" + entity.logicalName() + "' with this key does not exist."));
    }

    /** The record that these keys name. */
    Optional<UUID> byKeys(OrganizationCall call, DynamicsEntity entity) {
        List<SystemQuery.Condition> conditions = entity.keys().entrySet().stream()
                .map(key -> new SystemQuery.Condition(
                        key.getKey(), SystemQuery.Operator.EQUAL, List.of(required(key.getKey(), key.getValue()))))
                .toList();
        SystemQuery query =
                new SystemQuery(entity.logicalName(), List.of(), conditions, List.of(), 2, 1, Optional.empty());
        SystemPage page =
                connectors.get(call.system()).query(query, actors.of(call.user().id(), call.system()));
        if (page.records().size() > 1) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "More than one record of '" + entity.logicalName() + "' has this key. Name the record by its id.");
        }
        return page.records().stream()
                .findFirst()
                .map(record -> UUID.fromString(record.ref().id()));
    }

    private static Object required(String key, Object value) {
        if (value == null) {
            throw new FlorisException(ErrorCode.INVALID_VALUE, "The key '" + key + "' has no value.");
        }
        return value;
    }

    private Optional<UUID> byId(OrganizationCall call, DynamicsEntity target) {
        if (target.id() == null) {
            return Optional.empty();
        }
        Ref ref = new Ref(call.system(), target.logicalName(), target.id().toString());
        return connectors
                .get(call.system())
                .read(ref, target.attributes().keySet(), actors.of(call.user().id(), call.system()))
                .map(record -> target.id());
    }

    private static String hash(OrganizationCall call, DynamicsEntity target) {
        Map<String, Object> values = new LinkedHashMap<>(target.systemValues());
        target.keys().forEach((key, value) -> values.put("key:" + key, value));
        Optional<String> id = Optional.ofNullable(target.id()).map(UUID::toString);
        return PayloadHash.of(
                new SystemChange(Operation.EXECUTE, new Ref(call.system(), target.logicalName(), ""), values),
                id,
                Optional.empty());
    }

    private DialectEndpoint.Answer answer(OrganizationCall call, DynamicsEntity target, UUID id, boolean created) {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("RecordCreated", created);
        results.put("Target", new Reference(target.logicalName(), id.toString()));
        EnvelopeHeaders headers = OrganizationAnswers.headers(call.peek(), false);
        return new DialectEndpoint.Answer(
                200,
                codec.writeAnswer(OrganizationAnswer.Executed.of(NAME, results), "Execute", headers, call.version()));
    }
}
