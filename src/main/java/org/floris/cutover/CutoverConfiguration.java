package org.floris.cutover;

import org.floris.store.Homes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(CutoverSettings.class)
class CutoverConfiguration {
    @Bean
    LiveEffects.Stepping stepping(
            BatchTable table,
            Homes homes,
            Gates gates,
            BusyMembers busy,
            PlatformTransactionManager transactions,
            CutoverSettings settings) {
        return new LiveEffects.Stepping(table, homes, gates, busy, new TransactionTemplate(transactions), settings);
    }
}
