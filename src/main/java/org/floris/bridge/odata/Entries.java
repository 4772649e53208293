package org.floris.bridge.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityDescription;

/** Between the entities of the Organization Service and the entries of the data service. */
final class Entries {
    private Entries() {}

    /** All properties; what the record does not have is null, in a complex one each of its own. */
    static Map<String, Object> entry(DynamicsEntity record, EntityDescription entity) {
        Map<String, Object> values = new HashMap<>(record.systemValues());
        if (record.id() != null) {
            values.putIfAbsent(entity.primaryId(), record.id());
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        for (EntityDescription.Attribute attribute : entity.attributes()) {
            CrmType.of(attribute.type())
                    .ifPresent(type ->
                            entry.put(attribute.schemaName(), property(values.get(attribute.logicalName()), type)));
        }
        return entry;
    }

    private static Object property(Object value, CrmType type) {
        if (type.complex() == null) {
            return value instanceof Instant moment ? calendar(moment) : value;
        }
        Map<String, Object> parts = new HashMap<>();
        if (type.complex().equals(CrmType.REFERENCE)) {
            Reference reference = value instanceof Reference found ? found : null;
            parts.put("Id", reference == null ? null : UUID.fromString(reference.id()));
            parts.put("LogicalName", reference == null ? null : reference.entity());
            parts.put("Name", reference == null ? null : reference.name());
        } else if (type.complex().equals(CrmType.OPTION)) {
            parts.put("Value", value instanceof Option option ? option.value() : null);
        } else {
            parts.put("Value", value instanceof Sum sum ? sum.value() : null);
        }
        return parts;
    }

    private static Calendar calendar(Instant moment) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        calendar.setTimeInMillis(moment.toEpochMilli());
        return calendar;
    }

    /**
     * The record that an entry means; only what stands in the entry. A complex property without a value clears.
     *
     * @throws FlorisException INVALID_VALUE for a text that is longer than the CRM holds, before anybody copies it
     */
    static DynamicsEntity record(Map<String, Object> properties, EntityDescription entity, UUID id) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (EntityDescription.Attribute attribute : entity.attributes()) {
            if (properties.containsKey(attribute.schemaName())) {
                Object given = properties.get(attribute.schemaName());
                requireFitting(given, attribute, entity);
                values.put(
                        attribute.logicalName(),
                        CrmType.of(attribute.type())
                                .map(type -> value(given, type))
                                .orElse(null));
            }
        }
        Object key = values.remove(entity.primaryId());
        UUID given = key instanceof UUID own ? own : null;
        return new DynamicsEntity(entity.logicalName(), id == null ? given : id, values);
    }

    /** In the CRM's own words. */
    private static void requireFitting(Object given, EntityDescription.Attribute attribute, EntityDescription entity) {
        if (given instanceof String text && attribute.maxLength() > 0 && text.length() > attribute.maxLength()) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "A validation error occurred. The length of the '" + attribute.logicalName()
                            + "' attribute of the '" + entity.logicalName()
                            + "' entity exceeded the maximum allowed length of '" + attribute.maxLength() + "'.");
        }
    }

    private static Object value(Object given, CrmType type) {
        if (given instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        if (!(given instanceof Map<?, ?> parts)) {
            return given;
        }
        Object id = parts.get("Id");
        Object value = parts.get("Value");
        return switch (type.complex()) {
            case CrmType.REFERENCE ->
                id == null || parts.get("LogicalName") == null
                        ? null
                        : new Reference(parts.get("LogicalName").toString(), id.toString());
            case CrmType.OPTION -> value == null ? null : new Option(((Number) value).intValue());
            default -> value == null ? null : new Sum((BigDecimal) value);
        };
    }
}
