package org.floris.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTest {
    @ParameterizedTest
    @CsvSource({
        "%, '', true",
        "'', '', true",
        "'', a, false",
        "иван%, ИВАНОВ, true",
        "%нов, Иванов, true",
        "%ван%, Иванов, true",
        "И_анов, Иванов, true",
        "И_анов, Ианов, false",
        "[ИП]%, Петров, true",
        "[^ИП]%, Петров, false",
        "%а%а%, Анна, true",
        "%а%а%а%, Анна, false",
        "a.c, abc, false",
        "%ab, aab, true",
        "%[a-c]x, bx, true",
        "[, [, true",
    })
    void patternsMeanWhatTheyMeanInSql(String like, String text, boolean matches) {
        assertThat(Like.pattern(like).test(text)).isEqualTo(matches);
    }

    @Test
    void aPatternOfManyPercentSignsIsTriedInOneWay() {
        String text = "a".repeat(2_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThat(
                        Like.pattern("%a".repeat(500) + "%b").test(text))
                .isFalse());
    }

    @Test
    void aNumberWithAnExponentIsNone() {
        assertThatThrownBy(() -> Decimals.read("1e999999999")).isInstanceOf(NumberFormatException.class);
        assertThat(Decimals.read("150000.50")).isEqualByComparingTo("150000.5");
    }
}
