package org.floris.journal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JournalSettings.class, OutboxSettings.class})
class JournalConfiguration {}
