package org.floris.sandbox.crm;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the two organisations have built into their CRMs: the rules differ, so one may accept what the other refuses. */
final class BusinessRules {
    private static final int GROWN_UP = 14;
    private static final int LONGEST_TERM = 360;

    private final Database database;
    private final Map<String, BiConsumer<EntityType, Object[]>> rules;

    BusinessRules(Database database) {
        this.database = database;
        this.rules = database.schema().has("lrs_application")
                ? Map.of("contact", this::contact, "lrs_application", this::lorisApplication)
                : Map.of("contact", this::contact, "opportunity", this::forsageApplication);
    }

    /** @throws CrmFault with a text for the user when a rule forbids these values */
    void check(EntityType entity, Object[] values) {
        BiConsumer<EntityType, Object[]> rule = rules.get(entity.name());
        if (rule != null) {
            rule.accept(entity, values);
        }
    }

    private void contact(EntityType entity, Object[] values) {
        Instant birth = (Instant) value(entity, values, "birthdate");
        if (birth != null
                && birth.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .isAfter(LocalDate.now(ZoneOffset.UTC).minusYears(GROWN_UP))) {
            throw CrmFault.businessRule("Клиенту должно быть не меньше " + GROWN_UP + " лет.");
        }
    }

    private void forsageApplication(EntityType entity, Object[] values) {
        BigDecimal downPayment = (BigDecimal) value(entity, values, "frs_downpayment");
        BigDecimal property = (BigDecimal) value(entity, values, "frs_propertyvalue");
        if (downPayment != null && property != null && downPayment.compareTo(property) >= 0) {
            throw CrmFault.businessRule("Первоначальный взнос должен быть меньше стоимости объекта.");
        }
    }

    private void lorisApplication(EntityType entity, Object[] values) {
        Integer term = (Integer) value(entity, values, "lrs_termmonths");
        if (term != null && term > LONGEST_TERM) {
            throw CrmFault.businessRule("Срок кредита не может превышать " + LONGEST_TERM + " месяцев.");
        }
        Reference client = (Reference) value(entity, values, "lrs_clientid");
        Object[] found = client == null ? null : database.find(client);
        EntityType contact = database.schema().entity("contact");
        if (found != null && Boolean.TRUE.equals(value(contact, found, "lrs_blacklisted"))) {
            throw CrmFault.businessRule("Клиент находится в стоп-листе: заявка не может быть сохранена.");
        }
    }

    private static Object value(EntityType entity, Object[] values, String attribute) {
        return values[entity.attribute(attribute).index()];
    }
}
