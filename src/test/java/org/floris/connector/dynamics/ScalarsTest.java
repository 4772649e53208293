package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-03-04T14:59:23Z",
                "2014-03-04T14:59:00Z",
                "2014-03-04T00:00:00Z",
                "2014-03-04T14:59:23.5Z",
                "2014-03-04T14:59:00.0000001Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9999999Z"
            })
    void aMomentIsReadAndWrittenAsItCame(String text) {
        assertThat(Scalars.text(Instant.parse(text))).isEqualTo(text);
        assertThat(dateTime(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-30T00:00:00Z", "2014-13-01T00:00:00Z", "2014-03-04T24:00:00Z", "2014-02-30"})
    void aMomentThatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> dateTime(text))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("is not a moment that exists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2014-03-04 14:59:23Z",
                "2o14-03-04T14:59:23Z",
                "2014-03-04T14:59:23z",
                "+014-03-04T14:59:23Z"
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> dateTime(text))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("is not a dateTime such as");
    }

    @Test
    void aTimeKeepsItsOffset() {
        LocalDateTime minute = LocalDateTime.of(2014, 3, 4, 14, 59);

        assertThat(Scalars.text(new DateTimeValue(minute, Optional.empty()))).isEqualTo("2014-03-04T14:59:00");
        assertThat(Scalars.text(new DateTimeValue(minute, Optional.of(ZoneOffset.UTC))))
                .isEqualTo("2014-03-04T14:59:00+00:00");
        assertThat(Scalars.text(new DateTimeValue(minute.plusSeconds(7), Optional.of(ZoneOffset.ofHours(3)))))
                .isEqualTo("2014-03-04T14:59:07+03:00");
    }

    @Test
    void aGuidMayStandInCapitals() {
        assertThat(guid(" 7BF2E032-AD92-E311-9752-6C3BE5A87DF0 "))
                .isEqualTo(UUID.fromString("7bf2e032-ad92-e311-9752-6c3be5a87df0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "+bf2e032-ad92-e311-9752-6c3be5a87df0",
                "{7bf2e032ad92e31197526c3be5a87df0}",
                "{7bf2e032-ad92-e311-9752-6c3be5a87df0",
                "7bf2e032ad92e31197526c3be5a87dfg",
                "7bf2e032-ad92-e311-9752-6c3be5a87df01",
                "7bf2e032-ad92-e311-9752-6c3be5a87dfg"
            })
    void whatIsNoGuidIsRefused(String text) {
        assertThatThrownBy(() -> guid(text)).isInstanceOf(FlorisException.class).hasMessageContaining("is not a guid");
    }

    private static Object dateTime(String text) {
        return Scalars.dateTime(XmlCursor.open("<at>" + text + "</at>"));
    }

    private static UUID guid(String text) {
        return Scalars.guid(XmlCursor.open("<Id>" + text + "</Id>"));
    }
}
