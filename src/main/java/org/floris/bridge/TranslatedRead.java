package org.floris.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.floris.bridge.reads.AskedColumns;
import org.floris.bridge.reads.RelatedRecords;
import org.floris.bridge.reads.TranslatedAnswer;
import org.floris.bridge.reads.TranslatedQuery;
import org.floris.bridge.reads.TwinSystems;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Query;
import org.floris.connector.dynamics.Relationship;
import org.floris.connector.mapping.EntityTwins;
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
    private final LinkTable links;
    private final Homes homes;
    private final Actors actors;
    private final CallersWords words;
    private final Upserts upserts;
    private final Counter unlinked;

    TranslatedRead(
            Connectors connectors,
            LinkTable links,
            Homes homes,
            Actors actors,
            CallersWords words,
            Upserts upserts,
            MeterRegistry meters) {
        this.upserts = upserts;
        this.connectors = connectors;
        this.links = links;
        this.homes = homes;
        this.actors = actors;
        this.words = words;
        this.unlinked = Counter.builder("floris.facade.unlinked")
                .description("Records left out of translated answers, because the caller's system has no twin of them")
                .register(meters);
    }

    public OrganizationAnswer read(OrganizationCall call) {
        OrganizationCall named = upserts.named(call);
        OrganizationRequest asked = codec.readRequest(named.peek()).message();
        OrganizationAnswer answer = answer(named, asked.plain());
        return asked instanceof OrganizationRequest.Execute ? answer.executed() : answer;
    }

    private OrganizationAnswer answer(OrganizationCall call, OrganizationRequest request) {
        String home = homes.homeOf(call.user().id()).system();
        TwinSystems systems = words.between(call, home);
        if (request instanceof OrganizationRequest.Retrieve retrieve) {
            return one(call, retrieve, systems);
        }
        if (request instanceof OrganizationRequest.RetrieveMultiple multiple) {
            return many(call, multiple.query(), systems);
        }
        throw new FlorisException(
                ErrorCode.UNKNOWN_OPERATION,
                "'" + call.peek().requestName().orElse(request.operation()) + "' cannot be answered from " + home
                        + ", where the user works now.");
    }

    private OrganizationAnswer one(OrganizationCall call, OrganizationRequest.Retrieve retrieve, TwinSystems systems) {
        EntityTwins twins = systems.entity(retrieve.entityName());
        AskedColumns columns = new AskedColumns(retrieve.columns());
        UUID id = twins.idThere(twins.keyHere(), retrieve.id().toString(), links)
                .map(UUID::fromString)
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.RECORD_NOT_FOUND,
                        retrieve.entityName() + " With Id = " + retrieve.id() + " Does Not Exist"));
        OrganizationAnswer answer =
                ask(call, new OrganizationRequest.Retrieve(twins.entityThere(), id, columns.there(twins)), systems);
        if (!(answer instanceof OrganizationAnswer.Retrieved retrieved)) {
            return answer;
        }
        DynamicsEntity record = TranslatedAnswer.one(retrieved.entity(), twins, columns, retrieve.id(), links);
        Map<Relationship, EntityCollection> related = new LinkedHashMap<>();
        for (Map.Entry<Relationship, Query> wanted :
                retrieve.related().queries().entrySet()) {
            Query query = new RelatedRecords(systems)
                    .of(retrieve.entityName(), retrieve.id(), wanted.getKey(), wanted.getValue());
            OrganizationAnswer found = many(call, query, systems);
            if (!(found instanceof OrganizationAnswer.RetrievedMultiple page)) {
                return found;
            }
            related.put(wanted.getKey(), page.page());
        }
        return new OrganizationAnswer.Retrieved(record.withRelated(related));
    }

    private OrganizationAnswer many(OrganizationCall call, Query asked, TwinSystems systems) {
        TranslatedQuery query = TranslatedQuery.of(asked, systems);
        OrganizationAnswer answer = ask(call, new OrganizationRequest.RetrieveMultiple(query.query()), systems);
        if (!(answer instanceof OrganizationAnswer.RetrievedMultiple found)) {
            return answer;
        }
        EntityCollection page = query.answer(found.page(), links);
        if (!query.distinct()) {
            unlinked.increment(
                    found.page().entities().size() - (double) page.entities().size());
        }
        return new OrganizationAnswer.RetrievedMultiple(page);
    }

    /** Asks home in the name of the caller; its fault comes back in his words. */
    private OrganizationAnswer ask(OrganizationCall call, OrganizationRequest request, TwinSystems systems) {
        if (!(connectors.get(systems.there()) instanceof DialectEndpoint home)) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_OPERATION,
                    systems.there() + ", where the user works now, does not speak the Organization Service.");
        }
        OrganizationAnswer answer = home.ask(request, actors.of(call.user().id(), home.system()));
        return answer instanceof OrganizationAnswer.Faulted faulted ? words.of(faulted, call, home.system()) : answer;
    }
}
