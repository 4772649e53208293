package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Money;
import org.floris.canonical.RecordId;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void everyCanonicalValueComesBackAsItWas() {
        Attributes attributes = everyKind();
        assertThat(CanonicalJson.read(CanonicalJson.write(attributes))).isEqualTo(attributes);
    }

    @Test
    void whatIsNoCanonicalValueIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(new Attributes(Map.of("a", 1.5d))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.read("{\"a\":{\"what\":\"1\"}}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.read("no json")).isInstanceOf(IllegalArgumentException.class);
    }

    static Attributes everyKind() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "Ёж \"съел\" \t яблоко\n\\ и 🍎");
        values.put("empty", "");
        values.put("integer", Long.MAX_VALUE);
        values.put("small", 1L);
        values.put("decimal", new BigDecimal("12345678901234567890.123456789"));
        values.put("yes", true);
        values.put("no", false);
        values.put("date", LocalDate.of(1956, 2, 29));
        values.put("instant", Instant.parse("2026-01-31T10:11:12.123456Z"));
        values.put("money", new Money(new BigDecimal("3500000.50"), "RUB"));
        values.put("zero", new Money(new BigDecimal("0.00"), "USD"));
        values.put("lookup", new RecordId("client", UUID.randomUUID()));
        values.put(
                "parties", List.of(new RecordId("user", UUID.randomUUID()), new RecordId("lead", UUID.randomUUID())));
        values.put("nobody", List.of());
        values.put("cleared", null);
        return new Attributes(values);
    }
}
