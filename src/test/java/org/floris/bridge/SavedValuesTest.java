package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.floris.canonical.FlorisException;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedValuesTest {
    private static final String ID = "7bf2e032-ad92-e311-9752-6c3be5a87df0";

    private static Object read(String json) {
        try {
            return SavedValues.read("attribute", new ObjectMapper().readValue(json, SavedChange.Value.class));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void everyTypeOfAPluginsAnnouncementBecomesTheConnectorsType() {
        assertThat(read("{\"type\":\"string\",\"value\":\"x\"}")).isEqualTo("x");
        assertThat(read("{\"type\":\"int\",\"value\":2}")).isEqualTo(2);
        assertThat(read("{\"type\":\"money\",\"value\":\"150000.50\"}"))
                .isEqualTo(new Sum(new BigDecimal("150000.50")));
        assertThat(read("{\"type\":\"option\",\"value\":2}")).isEqualTo(new Option(2));
        assertThat(read("{\"type\":\"boolean\",\"value\":false}")).isEqualTo(false);
        assertThat(read("{\"type\":\"dateTime\",\"value\":\"1980-02-29T00:00:00Z\"}"))
                .isEqualTo(Instant.parse("1980-02-29T00:00:00Z"));
        assertThat(read("{\"type\":\"reference\",\"entity\":\"account\",\"id\":\"" + ID + "\"}"))
                .isEqualTo(new Reference("account", ID));
        assertThat(read("{\"type\":\"parties\",\"value\":[{\"entity\":\"contact\",\"id\":\"" + ID + "\"}]}"))
                .isEqualTo(List.of(new Reference("contact", ID)));
        assertThat(SavedValues.read("attribute", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"int\",\"value\":\"secret\"}",
                "{\"type\":\"int\",\"value\":2.5}",
                "{\"type\":\"boolean\",\"value\":\"yes\"}",
                "{\"type\":\"dateTime\",\"value\":\"tomorrow\"}",
                "{\"type\":\"reference\",\"entity\":\"account\"}",
                "{\"type\":\"parties\",\"value\":\"nobody\"}",
                "{\"type\":\"string\"}",
                "{\"type\":\"unicorn\",\"value\":\"x\"}"
            })
    void whatIsNotOfItsTypeIsRefusedByNameAndNeverRepeated(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("attribute")
                .hasMessageNotContaining("secret");
    }
}
