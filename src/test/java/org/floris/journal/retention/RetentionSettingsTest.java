package org.floris.journal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RetentionSettingsTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(RetentionConfiguration.class);

    @Test
    void withoutSettingsDoneIsKeptForAQuarterAndTheRestForAYear() {
        runner.run(context -> assertThat(context.getBean(RetentionSettings.class))
                .isEqualTo(new RetentionSettings(Duration.ofDays(90), Duration.ofDays(365), "0 30 3 * * *")));
    }

    @Test
    void everySettingIsTaken() {
        runner.withPropertyValues(
                        "floris.journal.retention.done=30d",
                        "floris.journal.retention.refused=60d",
                        "floris.journal.retention.schedule=-")
                .run(context -> assertThat(context.getBean(RetentionSettings.class))
                        .isEqualTo(new RetentionSettings(Duration.ofDays(30), Duration.ofDays(60), "-")));
    }

    @ParameterizedTest
    @CsvSource({"6d, 365d, 7 days", "90d, 89d, must not be shorter"})
    void whatWouldLoseTooMuchIsRefused(String done, String refused, String message) {
        runner.withPropertyValues(
                        "floris.journal.retention.done=" + done, "floris.journal.retention.refused=" + refused)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }
}
