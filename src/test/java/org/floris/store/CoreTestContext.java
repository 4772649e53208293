package org.floris.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.floris.canonical.CanonicalModel;
import org.floris.connector.mapping.Mappings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ContextConfiguration;

/** A test with users, homes, store, journal and usage on a fresh database, and nothing else of the hub. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CoreTestContext.Configuration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.main.lazy-initialization=false",
            "spring.profiles.active=core",
            "floris.database.pool-size=40",
            "floris.data-directory=target/test-hub/${random.uuid}",
            "camel.main.routes-include-pattern=file:routes/events/*.camel.yaml"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface CoreTestContext {
    /** Not for the whole hub, whose scan would find it too. */
    @TestComponent
    @SpringBootConfiguration
    @EntityScan("org.floris.store")
    @ComponentScan({"org.floris.crash", "org.floris.store", "org.floris.journal", "org.floris.usage"})
    @ImportAutoConfiguration({
        ArtemisAutoConfiguration.class,
        CamelAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    class Configuration {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        CanonicalModel canonicalModel() {
            return Mappings.read(Path.of("connectors")).model();
        }
    }
}
