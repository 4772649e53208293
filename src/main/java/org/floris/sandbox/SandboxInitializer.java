package org.floris.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Starts the simulated systems in profile {@code sandbox} before any bean is made, so that the addresses of the systems
 * are ordinary properties for everybody else, whichever ports were free. Their data are generated beside the start.
 */
public final class SandboxInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String BEAN = "sandboxServer";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!context.getEnvironment().acceptsProfiles(Profiles.of("sandbox"))) {
            return;
        }
        SandboxSettings settings =
                Binder.get(context.getEnvironment()).bindOrCreate("floris.sandbox", SandboxSettings.class);
        SandboxServer server = SandboxServer.start(settings);
        Map<String, Object> addresses = new LinkedHashMap<>();
        settings.systems()
                .forEach(system -> addresses.put(
                        "floris.systems." + system.name() + ".address",
                        base(settings.through().getOrDefault(system.name(), server.address(system.name())))));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("sandbox", addresses));
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(BEAN, server);
        beans.registerDisposableBean(BEAN, server::close);
    }

    /** What a connector's settings ask for: scheme, host and port. */
    private static String base(URI service) {
        return service.resolve("/").toString().replaceAll("/$", "");
    }
}
