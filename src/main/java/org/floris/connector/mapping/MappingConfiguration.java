package org.floris.connector.mapping;

import java.nio.file.Path;
import org.floris.canonical.CanonicalModel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
    /** The home comes as a text: Spring would look for a relative path on the class path first. */
    @Bean
    Mappings mappings(@Value("${floris.home:.}") String home) {
        return Mappings.read(Path.of(home, "connectors"));
    }

    @Bean
    CanonicalModel canonicalModel(Mappings mappings) {
        return mappings.model();
    }

    @Bean
    Translator translator(Mappings mappings) {
        return new Translator(mappings);
    }
}
