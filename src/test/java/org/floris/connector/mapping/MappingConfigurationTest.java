package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.floris.canonical.CanonicalModel;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MappingConfigurationTest {
    private final ApplicationContextRunner hub =
            new ApplicationContextRunner().withUserConfiguration(MappingConfiguration.class);

    @Test
    void theHubKnowsModelAndMappingsOfTheFolderItStartsIn() {
        hub.run(context -> {
            assertThat(context).hasSingleBean(Translator.class);
            assertThat(context.getBean(Mappings.class).of("loris")).hasSize(9);
            assertThat(context.getBean(CanonicalModel.class).entities()).hasSize(9);
        });
    }

    @Test
    void theHubDoesNotStartInAFolderWithoutAModel() {
        hub.withPropertyValues("floris.home=src").run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(FlorisException.class)
                .hasMessage("connectors/canonical.yaml:1: the file cannot be read."));
    }
}
