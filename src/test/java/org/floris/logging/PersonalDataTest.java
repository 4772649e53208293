package org.floris.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+7 (916) 123-45-67",
                "+7 916 123 45 67",
                "+79161234567",
                "8(916)123-45-67",
                "8 916 123-45-67",
                "89161234567",
                "9161234567",
                "+995 555 12 34 56",
                "45 08 123456",
                "4508 123456",
                "4508123456",
                "770708389312",
                "7707083893",
                "112-233-445 95",
                "112-233-445-95",
                "11223344595",
                "4276 3800 1234 5678",
                "40817810099910004312",
                "ivan.petrov@example.org",
                "иван.петров@почта.рф"
            })
    void whatLooksPersonalIsMasked(String value) {
        assertThat(PersonalData.mask(value)).isEqualTo("***");
        assertThat(PersonalData.mask("клиент " + value + ", лид")).isEqualTo("клиент ***, лид");
        assertThat(PersonalData.mask("<b:value>" + value + "</b:value>.")).isEqualTo("<b:value>***</b:value>.");
        assertThat(PersonalData.mask("{\"value\":\"" + value + "\",\"other\":1}"))
                .isEqualTo("{\"value\":\"***\",\"other\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange 12345678-9012-3456-7890-123456789012 closed",
                "8912345678-9012-3456",
                "2026-11-23T17:17:22.123456789Z took 1234567890.12 in total",
                "1795454242123 ms since the epoch",
                "loris answered FLORIS-102 after 30000 ms on 127.0.0.1:54321",
                "jdbc:postgresql://db.bank.example:5432/floris",
                "org.floris.bridge.Write@1f2e3d4c",
                ""
            })
    void whatEngineersNeedStaysReadable(String line) {
        assertThat(PersonalData.mask(line)).isEqualTo(line);
    }

    @Test
    void aLineWithNothingToMaskIsReturnedAsItIs() {
        String line = "Batch north-1 is switched: 50 users, epoch 2";
        assertThat(PersonalData.mask(line)).isSameAs(line);
    }

    @Test
    void severalValuesInOneLineAreAllMasked() {
        assertThat(PersonalData.mask("tel=+79161234567;inn=770708389312;mail=a.b@c.ru"))
                .isEqualTo("tel=***;inn=***;mail=***");
    }

    @Test
    void aHostileLineCostsLittle() {
        String digits = "+7 9 ".repeat(200_000) + "@".repeat(100_000) + "a.".repeat(100_000);
        long begin = System.nanoTime();
        PersonalData.mask(digits);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
}
