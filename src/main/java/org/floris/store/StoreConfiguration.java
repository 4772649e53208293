package org.floris.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.floris.canonical.CanonicalModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, HomesSettings.class})
class StoreConfiguration {
    /** Taken over from {@link EarlyDatabase}, so that it stops after everything that uses it. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${floris.database.url:}'.isBlank()")
    EmbeddedDatabase embeddedDatabase(ObjectProvider<EarlyDatabase.Starting> early, Environment environment) {
        return early.getIfAvailable(() -> new EarlyDatabase.Starting(EarlyDatabase.directory(environment)))
                .take();
    }

    @Bean
    Database database(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase inTheBox = embedded.getIfAvailable();
        return inTheBox == null
                ? new Database(settings.url(), settings.user(), settings.password(), false)
                : new Database(inTheBox.url(), inTheBox.user(), "", true);
    }

    @Bean
    HikariDataSource dataSource(Database database, DatabaseSettings settings) {
        return new HikariDataSource(pool(database, settings));
    }

    /** Off until a bank has a home in the unified store. */
    @Bean
    @ConditionalOnProperty("floris.unified.active")
    UnifiedConnector unifiedConnector(
            UnifiedStore store, CanonicalModel model, PlatformTransactionManager transactions) {
        return new UnifiedConnector(store, model, new TransactionTemplate(transactions));
    }

    static HikariConfig pool(Database database, DatabaseSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("database");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setMinimumIdle(Math.min(4, settings.poolSize()));
        pool.setConnectionTimeout(settings.connectionWithin().toMillis());
        pool.setValidationTimeout(Math.min(2000, settings.connectionWithin().toMillis()));
        pool.addDataSourceProperty("ApplicationName", "floris");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "3");
        pool.addDataSourceProperty("socketTimeout", "120");
        pool.addDataSourceProperty("prepareThreshold", "3");
        // The statements of every call are few and simple: planning them anew costs more than any better plan could
        // save.
        // A database that answers before it has written would lose, when it dies, what the hub has acknowledged.
        pool.setConnectionInitSql(
                "set plan_cache_mode = force_generic_plan; select set_config('synchronous_commit', 'on',"
                        + " false) where current_setting('synchronous_commit') in ('off', 'local')");
        return pool;
    }
}
