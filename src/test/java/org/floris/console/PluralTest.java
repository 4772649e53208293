package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
    @ParameterizedTest
    @CsvSource({
        "en, 0, OTHER",
        "en, 1, ONE",
        "en, 2, OTHER",
        "en, 21, OTHER",
        "ru, 0, MANY",
        "ru, 1, ONE",
        "ru, 2, FEW",
        "ru, 4, FEW",
        "ru, 5, MANY",
        "ru, 11, MANY",
        "ru, 12, MANY",
        "ru, 14, MANY",
        "ru, 21, ONE",
        "ru, 22, FEW",
        "ru, 111, MANY",
        "ru, 1001, ONE"
    })
    void theFormFollowsTheNumberAndTheLanguage(String language, long number, Plural form) {
        assertThat(Plural.of(number, Locale.forLanguageTag(language))).isEqualTo(form);
    }
}
