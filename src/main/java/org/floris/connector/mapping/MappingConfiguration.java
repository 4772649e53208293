package org.floris.connector.mapping;

import java.nio.file.Path;
import org.floris.canonical.CanonicalModel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
    @Bean
    Mappings mappings(@Value("${floris.home:.}") Path home) {
        return Mappings.read(home.resolve("connectors"));
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
