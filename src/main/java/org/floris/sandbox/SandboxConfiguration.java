package org.floris.sandbox;

import java.net.URI;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;

/** Tells the plug-ins of the simulated systems where the hub is, once its web server is up. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxConfiguration {
    private final SandboxServer server;

    SandboxConfiguration(SandboxServer server) {
        this.server = server;
    }

    @EventListener
    void hubIsUp(WebServerInitializedEvent event) {
        boolean main = event.getApplicationContext().getServerNamespace() == null;
        String given = event.getApplicationContext().getEnvironment().getProperty("floris.sandbox.hub");
        if (main && given == null) {
            server.hub(URI.create("http://127.0.0.1:" + event.getWebServer().getPort()));
        }
    }
}
