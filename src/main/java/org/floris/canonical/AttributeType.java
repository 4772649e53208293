package org.floris.canonical;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The types of the unified model, each with the one Java type of its values. */
public enum AttributeType {
    TEXT(String.class),
    MEMO(String.class),
    /** The code of an option, such as {@code married}; each system has its own number for it. */
    OPTION(String.class),
    INTEGER(Long.class),
    DECIMAL(BigDecimal.class),
    BOOLEAN(Boolean.class),
    DATE(LocalDate.class),
    INSTANT(Instant.class),
    MONEY(Money.class),
    LOOKUP(RecordId.class),
    PARTIES(List.class);

    private final Class<?> valueType;

    AttributeType(Class<?> valueType) {
        this.valueType = valueType;
    }

    public Class<?> valueType() {
        return valueType;
    }
}
