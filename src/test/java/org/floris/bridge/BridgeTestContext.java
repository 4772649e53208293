package org.floris.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.store.CoreTestContext;
import org.floris.store.TestDatabase;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The bridge as it is wired and routed, with store and journal on a fresh database, between two systems in memory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = BridgeTestContext.Configuration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.main.lazy-initialization=false",
            "spring.profiles.active=core",
            "floris.database.pool-size=20",
            "floris.data-directory=target/test-hub/${random.uuid}",
            "floris.bridge.late-within=1ms",
            "camel.main.routes-include-pattern=file:routes/bridge/*.camel.yaml,file:routes/events/*.camel.yaml"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@interface BridgeTestContext {
    /** Not for the whole hub, whose scan would find it too. */
    @TestComponent
    @Import({CoreTestContext.Configuration.class, TwoCrms.class})
    @ComponentScan(
            basePackages = {"org.floris.bridge", "org.floris.connector.health"},
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.floris\\.bridge\\.odata\\..*"),
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {
                            ConnectorPolicies.class,
                            OrganizationContract.class,
                            OrganizationDoor.class,
                            OrganizationIngress.class,
                            FacadeConfiguration.class
                        })
            })
    class Configuration {
        @Bean
        ObjectMapper json() {
            return new ObjectMapper().findAndRegisterModules();
        }

        @Bean
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }

        @Bean
        Mappings mappings() {
            return Mappings.read(Path.of("connectors"));
        }

        @Bean
        Translator translator(Mappings mappings) {
            return new Translator(mappings);
        }

        /** What a shelf may get later. */
        @Bean
        MirrorPolicies policies(Shelves shelves) {
            return (system, entity) -> shelves.shelf(system).defers;
        }

        @Bean
        Shelves shelves() {
            return new Shelves(new Shelf("forsage"), new Shelf("loris"));
        }
    }
}
