package org.floris.connector.mapping;

import java.util.List;
import org.floris.canonical.CanonicalModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
    @Bean
    CanonicalModel canonicalModel() {
        return new CanonicalModel(List.of());
    }

    @Bean
    Mappings mappings() {
        return new Mappings();
    }

    @Bean
    Translator translator(Mappings mappings) {
        return new Translator(mappings);
    }
}
