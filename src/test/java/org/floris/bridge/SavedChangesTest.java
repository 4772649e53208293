package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SavedChangesTest {
    private static final String ID = "7bf2e032-ad92-e311-9752-6c3be5a87df0";

    private final SavedChanges changes = new SavedChanges(
            new ObjectMapper().findAndRegisterModules(),
            Validation.buildDefaultValidatorFactory().getValidator(),
            new BoundedBody(new FacadeSettings(DataSize.ofKilobytes(64), true, Map.of())));

    private SavedChange read(String body) {
        return changes.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null);
    }

    private FlorisException refusal(String body) {
        FlorisException refusal = catchThrowableOfType(FlorisException.class, () -> {
            SavedChange change = read(body);
            change.attributes().forEach(SavedValues::read);
        });
        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("secret", "fasterxml", "SavedChange", "Exception");
        return refusal;
    }

    private static String save(String more) {
        return "{\"user\":\"" + ID + "\",\"operation\":\"UPDATE\",\"entity\":\"contact\",\"id\":\"" + ID + "\"" + more
                + "}";
    }

    private static String value(String type, String value) {
        return save(",\"attributes\":{\"income\":{\"type\":\"" + type + "\",\"value\":" + value + "}}");
    }

    @Test
    void aWholeAnnouncementIsReadAndAnAmountKeepsItsDigits() {
        SavedChange change = read(value("money", "12345678901234567.89"));
        assertThat(SavedValues.read("income", change.attributes().get("income")))
                .isEqualTo(new Sum(new BigDecimal("12345678901234567.89")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "true", "[]", "\"secret\"", "{", "{}}", "{\"user\":\"secret", "\u0000"})
    void whatIsNotOneObjectIsRefused(String body) {
        refusal(body);
    }

    @Test
    void textBehindTheObjectIsRefused() {
        assertThat(refusal(save("") + " {\"secret\":1}").getMessage()).contains("behind");
        assertThat(refusal(save("") + "secret").code()).isEqualTo(ErrorCode.MALFORMED_MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "homeEpoch          | ,\"homeEpoch\":\"secret\"",
                "homeEpoch          | ,\"homeEpoch\":1.5",
                "homeEpoch          | ,\"homeEpoch\":1e999999999",
                "homeEpoch          | ,\"homeEpoch\":\"\"",
                "homeEpoch          | ,\"homeEpoch\":\"7\"",
                "messageId          | ,\"messageId\":\"a\\u0007b\"",
                "user               | ,\"user\":\"secret\"",
                "unicorn            | ,\"unicorn\":\"secret\"",
                "attributes         | ,\"attributes\":[1]",
                "attributes.income.kind | ,\"attributes\":{\"income\":{\"kind\":1}}",
                "attributes[income].type | ,\"attributes\":{\"income\":{\"value\":1}}",
                "relationship.related[0] | ,\"relationship\":{\"name\":\"x\",\"related\":[null]}",
                "relationship.related[0].id | ,\"relationship\":{\"name\":\"x\",\"related\":[{\"entity\":\"x\",\"id\":\"secret\"}]}",
            })
    void theWrongFieldIsNamed(String field, String more) {
        assertThat(refusal(save(more))).isInstanceOfSatisfying(WrongFieldException.class, wrong -> {
            assertThat(wrong.field()).isEqualTo(field);
            assertThat(wrong.getMessage()).contains(field);
            assertThat(ChangeProblems.statusOf(wrong.code())).isEqualTo(400);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal  | 1e999999999",
                "decimal  | \"1e999999999\"",
                "decimal  | \"-1e-999999999\"",
                "money    | 1e2147483647",
                "int      | 1e999999999",
                "int      | 2147483648",
                "long     | 9223372036854775808",
                "option   | 1e999999999",
                "double   | 1e309",
                "double   | \"NaN\"",
                "double   | \"Infinity\"",
                "dateTime | \"+999999999-13-01T00:00:00Z\"",
                "guid     | \"secret\"",
                "guid     | \"1-1-1-1-1\"",
                "string   | \"secret\\u0000\"",
                "string   | \"secret\\ud800\"",
                "string   | [1]",
                "boolean  | 1",
                "unicorn  | 1",
            })
    void valuesThatNoCrmCanHoldAreRefusedByName(String type, String value) {
        assertThat(refusal(value(type, value)))
                .isInstanceOfSatisfying(WrongFieldException.class, wrong -> assertThat(wrong.field())
                        .isEqualTo("income"));
    }

    @Test
    void depthAndSizeHaveBounds() {
        assertThat(refusal(save(",\"messageId\":\"" + "x".repeat(201) + '"')).getMessage())
                .contains("messageId", "200");
        assertThat(refusal(value("string", "[".repeat(5_000))).getMessage()).contains("deeply");
        char[] large = new char[65 * 1024];
        Arrays.fill(large, ' ');
        assertThat(refusal(new String(large)).code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE);
    }
}
