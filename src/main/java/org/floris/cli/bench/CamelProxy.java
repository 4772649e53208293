package org.floris.cli.bench;

import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.springboot.HttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.PlatformHttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;

/** A plain Camel proxy, {@code platform-http} to {@code http}: as it comes, or with what its manual says makes it fast. */
final class CamelProxy {
    private CamelProxy() {}

    /** @param arguments its port, the backend's scheme, host and port, and {@code default} or {@code tuned} */
    public static void main(String[] arguments) {
        boolean tuned = arguments[2].equals("tuned");
        SpringApplication spring = new SpringApplication(Parts.class);
        // In place of the hub's own, which would start its database and its systems.
        spring.setInitializers(List.of(context -> context.getBeanFactory()
                .registerSingleton("proxyRoute", tuned ? tuned(arguments[1]) : asItComes(arguments[1]))));
        spring.setDefaultProperties(Map.of(
                "server.port",
                arguments[0],
                "camel.main.stream-caching-enabled",
                String.valueOf(!tuned),
                "camel.main.jmx-enabled",
                String.valueOf(!tuned),
                "camel.main.load-statistics-enabled",
                "false",
                "spring.task.execution.pool.core-size",
                tuned ? "64" : "8",
                "camel.main.run-controller",
                "true"));
        spring.run("--spring.config.location=optional:file:./no-settings/");
    }

    private static RouteBuilder asItComes(String backend) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/?matchOnUriPrefix=true").to(backend + "?bridgeEndpoint=true");
            }
        };
    }

    private static RouteBuilder tuned(String backend) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/?matchOnUriPrefix=true&httpMethodRestrict=POST")
                        .to(backend + "?bridgeEndpoint=true&throwExceptionOnFailure=false&disableStreamCache=true"
                                + "&maxTotalConnections=256&connectionsPerRoute=256");
            }
        };
    }

    /** What the proxy is made of, and nothing else of what is on the class path. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        TaskExecutionAutoConfiguration.class,
        CamelAutoConfiguration.class,
        PlatformHttpComponentAutoConfiguration.class,
        SpringBootPlatformHttpAutoConfiguration.class,
        HttpComponentAutoConfiguration.class
    })
    static class Parts {}
}
