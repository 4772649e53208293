package org.floris.login;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;

/**
 * The hub's second port, which speaks TLS, because claims-based clients insist on it. A certificate that is renewed in
 * its bundle is used from then on, without a restart.
 */
@Component
@EnableConfigurationProperties(LoginSettings.class)
class HttpsPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** The property that tells the port, once it is open. */
    static final String OPEN_AT = "local.https.port";

    private static final Logger log = LoggerFactory.getLogger(HttpsPort.class);
    private static final int SPARE_THREADS = 2;

    private final LoginSettings.Https settings;
    private final SslBundles bundles;
    private final ConfigurableEnvironment environment;
    private Connector connector;

    HttpsPort(LoginSettings settings, SslBundles bundles, ConfigurableEnvironment environment) {
        this.settings = settings.https();
        this.bundles = bundles;
        this.environment = environment;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (settings.bundle().isEmpty() || factory.getPort() < 0) {
            return;
        }
        int port = settings.portBeside(factory.getPort());
        requireFree(port, factory);
        Http11NioProtocol protocol = new Http11NioProtocol();
        connector = new Connector(protocol);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        protocol.setSSLEnabled(true);
        protocol.setMinSpareThreads(SPARE_THREADS);
        if (factory.getAddress() != null) {
            protocol.setAddress(factory.getAddress());
        }
        protocol.addSslHostConfig(configuration(bundle()));
        bundles.addBundleUpdateHandler(settings.bundle(), renewed -> {
            protocol.addSslHostConfig(configuration(renewed), true);
            log.info("The certificate of the HTTPS port was renewed");
        });
        factory.addAdditionalTomcatConnectors(connector);
    }

    /** As Spring Boot tells its own port. */
    @EventListener
    void open(WebServerInitializedEvent event) {
        if (connector != null && event.getApplicationContext().getServerNamespace() == null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("https", Map.of(OPEN_AT, connector.getLocalPort())));
        }
    }

    private SslBundle bundle() {
        try {
            return bundles.getBundle(settings.bundle());
        } catch (NoSuchSslBundleException unknown) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "floris.facade.https.bundle names '" + settings.bundle()
                            + "', which is no SSL bundle. Set spring.ssl.bundle.pem." + settings.bundle()
                            + ".keystore.certificate and .private-key, or spring.ssl.bundle.jks." + settings.bundle()
                            + ".keystore.location.");
        }
    }

    private SSLHostConfig configuration(SslBundle bundle) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(bundle.getStores().getKeyStore());
        certificate.setCertificateKeyAlias(bundle.getKey().getAlias());
        String password = bundle.getKey().getPassword();
        certificate.setCertificateKeyPassword(
                password != null ? password : bundle.getStores().getKeyStorePassword());
        host.addCertificate(certificate);
        if (!settings.clientCertificates().isEmpty()) {
            // Whom to trust is decided where the caller logs in, so that a stranger is told so in his dialect.
            host.setCertificateVerification("optional");
            host.setTrustManagerClassName(AnyCertificate.class.getName());
        }
        return host;
    }

    /** Asked here, because the server would blame its first port. */
    private static void requireFree(int port, TomcatServletWebServerFactory factory) {
        if (port > 65_535) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The HTTPS port would be " + port
                            + ". Choose one with floris.facade.https.port; 0 takes a free one.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(factory.getAddress(), port));
        } catch (IOException taken) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The HTTPS port " + port + " is in use. Stop what uses it, or choose another with"
                            + " floris.facade.https.port; 0 takes a free one.");
        }
    }
}
