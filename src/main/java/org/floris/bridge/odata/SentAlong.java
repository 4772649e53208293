package org.floris.bridge.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.edm.EdmEntityType;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.ep.entry.ODataEntry;
import org.apache.olingo.odata2.api.ep.feed.ODataFeed;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.EntityDescription;
import org.floris.connector.dynamics.Relationship;

/** The new records that come along with an entry, in its navigation properties, each named after its relationship. */
final class SentAlong {
    private final EdmEntityType type;
    private final DataSession session;

    SentAlong(EdmEntityType type, DataSession session) {
        this.type = type;
        this.session = session;
    }

    /** As {@link SentJson#plain}, for what comes along. */
    boolean plain(ObjectNode entry) {
        boolean changed = false;
        for (Map.Entry<String, JsonNode> property : entry.properties()) {
            JsonNode sent = property.getValue().path("results").isArray()
                    ? property.getValue().path("results")
                    : property.getValue();
            if (sent.isArray() && isNavigation(property.getKey())) {
                EntityDescription entity = entity(property.getKey());
                for (JsonNode record : sent) {
                    changed |= record instanceof ObjectNode object && SentJson.plain(object, entity);
                }
            }
        }
        return changed;
    }

    /** @throws FlorisException INVALID_VALUE for one record instead of many, and for what comes along with that */
    Map<Relationship, EntityCollection> of(ODataEntry entry) {
        Map<Relationship, EntityCollection> along = new LinkedHashMap<>();
        entry.getProperties().forEach((name, value) -> {
            if (value instanceof ODataFeed feed) {
                EntityDescription entity = entity(name);
                List<DynamicsEntity> records = new ArrayList<>();
                feed.getEntries().forEach(record -> records.add(record(record, entity)));
                along.put(
                        Relationship.of(name),
                        EntityCollection.page(entity.logicalName(), records, false, Optional.empty()));
            } else if (value instanceof ODataEntry) {
                throw refusal();
            }
        });
        return along;
    }

    private static DynamicsEntity record(ODataEntry entry, EntityDescription entity) {
        if (entry.containsInlineEntry()) {
            throw refusal();
        }
        return Entries.record(entry.getProperties(), entity, null);
    }

    private boolean isNavigation(String name) {
        try {
            return type.getNavigationPropertyNames().contains(name);
        } catch (EdmException unknown) {
            return false;
        }
    }

    private EntityDescription entity(String navigation) {
        try {
            return session.entity(type.getProperty(navigation).getType());
        } catch (EdmException unknown) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The navigation property '" + navigation + "' leads to no entity.",
                    unknown);
        }
    }

    private static FlorisException refusal() {
        return new FlorisException(
                ErrorCode.INVALID_VALUE,
                "Along with a record come new ones that point to it, and none along with those. Write the others in"
                        + " their own sets, and relate them by a lookup or by $links.");
    }
}
