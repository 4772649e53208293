package org.floris.journal.sealing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
class SealingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SealingConfiguration.class);

    @Bean
    PayloadCipher payloadCipher(SealingSettings settings) {
        PayloadCipher cipher = new PayloadCipher(new KeyRing(settings));
        LOG.info(
                "Payloads are sealed with the key {}; {} keys open them",
                cipher.currentKeyId(),
                cipher.keyIds().size());
        return cipher;
    }
}
