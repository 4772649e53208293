package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemRecord;
import org.floris.connector.dynamics.ColumnSet;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.store.Homes;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/**
 * Reads in the schema of one system that are answered from another: the caller still speaks the dialect of the system
 * that he has left, and gets its ids and attributes.
 */
@Component("bridgeTranslatedRead")
class TranslatedRead {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final Connectors connectors;
    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final Homes homes;
    private final Actors actors;
    private final TranslatedQuery queries;

    TranslatedRead(
            Connectors connectors,
            Mappings mappings,
            Translator translator,
            LinkTable links,
            Homes homes,
            Actors actors,
            TranslatedQuery queries) {
        this.connectors = connectors;
        this.mappings = mappings;
        this.translator = translator;
        this.links = links;
        this.homes = homes;
        this.actors = actors;
        this.queries = queries;
    }

    public OrganizationAnswer read(OrganizationCall call) {
        OrganizationRequest asked = codec.readRequest(call.envelope()).message();
        OrganizationRequest request = asked.plain();
        String home = homes.homeOf(call.user().id()).system();
        OrganizationAnswer answer;
        if (request instanceof OrganizationRequest.Retrieve retrieve) {
            answer = new OrganizationAnswer.Retrieved(one(call, retrieve, home));
        } else if (request instanceof OrganizationRequest.RetrieveMultiple multiple) {
            answer = new OrganizationAnswer.RetrievedMultiple(many(call, multiple, home));
        } else {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_OPERATION,
                    "'" + call.peek().requestName().orElse(request.operation()) + "' cannot be answered from " + home
                            + ", where the user works now.");
        }
        return asked == request ? answer : answer.executed();
    }

    private DynamicsEntity one(OrganizationCall call, OrganizationRequest.Retrieve retrieve, String home) {
        EntityMapping asked = mapping(call.system(), retrieve.entityName());
        Ref ref = new Ref(call.system(), retrieve.entityName(), retrieve.id().toString());
        RecordId record = links.recordOf(ref).orElseThrow(() -> notFound(ref));
        Ref homeRef = links.refIn(home, record).orElseThrow(() -> notFound(ref));
        Set<String> wanted = homeAttributes(asked, retrieve.columns(), home);
        SystemRecord found = connectors
                .get(home)
                .read(homeRef, wanted, actors.of(call.user().id(), home))
                .orElseThrow(() -> notFound(ref));
        return translated(found, record, asked, retrieve.columns());
    }

    private EntityCollection many(OrganizationCall call, OrganizationRequest.RetrieveMultiple multiple, String home) {
        TranslatedQuery.InHome query = queries.translate(call.system(), multiple.query(), home);
        SystemPage page =
                connectors.get(home).query(query.query(), actors.of(call.user().id(), home));
        List<DynamicsEntity> entities = page.records().stream()
                .map(record -> links.recordOf(record.ref())
                        .filter(id -> links.refIn(call.system(), id).isPresent())
                        .map(id -> translated(record, id, query.asked(), query.columns())))
                .flatMap(java.util.Optional::stream)
                .toList();
        return EntityCollection.page(query.asked().systemEntity(), entities, page.more(), page.cookie());
    }

    private DynamicsEntity translated(SystemRecord found, RecordId record, EntityMapping asked, ColumnSet columns) {
        CanonicalRecord canonical = translator.toCanonical(found, record, links);
        Ref ref = links.refIn(asked.system(), record).orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(asked.primaryId(), UUID.fromString(ref.id()));
        values.putAll(inAskedTerms(canonical, asked.system()));
        if (!columns.all()) {
            values.keySet().removeIf(name -> !columns.columns().contains(name) && !name.equals(asked.primaryId()));
        }
        values.values().removeIf(java.util.Objects::isNull);
        return new DynamicsEntity(asked.systemEntity(), UUID.fromString(ref.id()), values);
    }

    private Map<String, Object> inAskedTerms(CanonicalRecord canonical, String system) {
        Map<String, Object> plain = new LinkedHashMap<>(canonical.attributes().values());
        Map<String, Object> values = new LinkedHashMap<>();
        values.putAll(part(canonical.id(), system, Operation.SET_STATE, "state", plain.remove("state")));
        values.putAll(part(canonical.id(), system, Operation.ASSIGN, "owner", plain.remove("owner")));
        values.putAll(translator
                .toSystem(system, new Change(Operation.UPDATE, canonical.id(), new Attributes(plain)), links)
                .values());
        return values;
    }

    private Map<String, Object> part(RecordId id, String system, Operation operation, String name, Object value) {
        return value == null
                ? Map.of()
                : translator
                        .toSystem(system, new Change(operation, id, new Attributes(Map.of(name, value))), links)
                        .values();
    }

    private Set<String> homeAttributes(EntityMapping asked, ColumnSet columns, String home) {
        return homeAttributes(
                asked,
                columns,
                mappings.ofCanonical(home, asked.canonicalEntity())
                        .orElseThrow(() -> new FlorisException(
                                ErrorCode.NOT_MAPPED,
                                "'" + asked.systemEntity() + "' has no counterpart in " + home + ".")));
    }

    /** What has to be read at home for these columns; all that is mapped when a column is made of several parts. */
    static Set<String> homeAttributes(EntityMapping asked, ColumnSet columns, EntityMapping home) {
        if (columns.all()) {
            return home.systemAttributes();
        }
        Set<String> canonical = columns.columns().stream()
                .map(asked::canonicalAttribute)
                .flatMap(java.util.Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean simple = canonical.size()
                == columns.columns().stream()
                        .filter(name -> !name.equals(asked.primaryId()))
                        .count();
        return simple && !canonical.isEmpty()
                ? new LinkedHashSet<>(home.systemAttributes(canonical))
                : home.systemAttributes();
    }

    private EntityMapping mapping(String system, String entity) {
        return mappings.ofSystemEntity(system, entity)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_ENTITY,
                        "The entity '" + entity + "' is not mapped, so it can only be read by people who work in "
                                + system + "."));
    }

    private static FlorisException notFound(Ref ref) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND, ref.entity() + " With Id = " + ref.id() + " Does Not Exist");
    }
}
