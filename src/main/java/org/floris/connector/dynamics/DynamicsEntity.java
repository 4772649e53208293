package org.floris.connector.dynamics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.connector.Reference;

/**
 * An {@code Entity} of the dialect.
 *
 * @param id              null where the message carries none or the empty guid
 * @param attributes      in order; null means {@code i:nil}, which clears. Types: String, Integer, Long, BigDecimal,
 *                        Double, Boolean, Instant, {@link DateTimeValue}, UUID, Sum, Option, Reference, a List of
 *                        Reference (written as activity parties; read as {@link EntityCollection} or
 *                        {@link EntityArray}), {@link AliasedValue}, {@link RawValue}
 * @param formattedValues the texts of the user's language, by attribute
 * @param related         the records that came with it, by their relationship
 * @param keys            the alternate key that names the record in the place of an id, by attribute
 */
public record DynamicsEntity(
        String logicalName,
        UUID id,
        Map<String, Object> attributes,
        Map<String, String> formattedValues,
        Map<Relationship, EntityCollection> related,
        Map<String, Object> keys) {

    public DynamicsEntity {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        formattedValues = Collections.unmodifiableMap(new LinkedHashMap<>(formattedValues));
        related = Collections.unmodifiableMap(new LinkedHashMap<>(related));
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    public DynamicsEntity(
            String logicalName,
            UUID id,
            Map<String, Object> attributes,
            Map<String, String> formattedValues,
            Map<Relationship, EntityCollection> related) {
        this(logicalName, id, attributes, formattedValues, related, Map.of());
    }

    public DynamicsEntity(String logicalName, UUID id, Map<String, Object> attributes) {
        this(logicalName, id, attributes, Map.of(), Map.of());
    }

    public DynamicsEntity withRelated(Map<Relationship, EntityCollection> records) {
        return new DynamicsEntity(logicalName, id, attributes, formattedValues, records, keys);
    }

    /** The attributes in the types of SystemRecord alone: dateTimes as Instant, activity parties as List of Reference. */
    public Map<String, Object> systemValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(name, systemValue(value)));
        return values;
    }

    private static Object systemValue(Object value) {
        if (value instanceof DateTimeValue dateTime) {
            return dateTime.instant();
        }
        if (value instanceof EntityCollection collection) {
            return parties(collection.entities());
        }
        if (value instanceof EntityArray array) {
            return parties(array.entities());
        }
        return value;
    }

    private static List<Reference> parties(List<DynamicsEntity> activityParties) {
        return activityParties.stream()
                .map(party -> party.attributes.get("partyid"))
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }
}
