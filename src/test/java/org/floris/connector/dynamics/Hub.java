package org.floris.connector.dynamics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.floris.connector.Connector;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The part of the hub that calls systems: Camel with the project's own routes of policies and kamelets. */
final class Hub implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings name=value, over those of the project */
    static Hub start(Map<String, String> addresses, String... settings) {
        return start(Path.of("").toAbsolutePath(), addresses, settings);
    }

    static Hub start(Path home, Map<String, String> addresses, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--floris.home=" + home,
                "--FLORIS_HUB_PASSWORD=sandbox",
                "--spring.config.location=classpath:/none.yaml",
                "--spring.config.on-not-found=ignore",
                "--spring.main.banner-mode=off",
                "--floris.database.url=none",
                "--camel.main.stream-caching-enabled=false",
                "--camel.main.shutdown-timeout=2",
                "--logging.level.root=warn",
                "--camel.main.routes-include-pattern=file:" + home + "/connectors/**/*.kamelet.yaml,file:" + home
                        + "/routes/policies/forsage.camel.yaml,file:" + home + "/routes/policies/loris.camel.yaml"));
        addresses.forEach((system, address) -> arguments.add("--floris.systems." + system + ".address=" + address));
        arguments.add("--floris.systems.active=" + String.join(",", addresses.keySet()));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new Hub(new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new)));
    }

    DynamicsConnector connector(String system) {
        return (DynamicsConnector) context.getBean(system + "-connector", Connector.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not for the whole hub, whose scan would find it too. */
    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration(CamelAutoConfiguration.class)
    @Import(DynamicsConfiguration.class)
    static class Parts {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
