package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.mock.env.MockEnvironment;

class HttpsPortTest {
    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @Test
    void aRenewedCertificateIsServedWithoutARestart(@TempDir Path directory) throws Exception {
        bundles.registerBundle("web", TestSecurity.bundle(directory.resolve("old.p12")));
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        port("web", "0").customize(factory);
        TomcatWebServer server = (TomcatWebServer) factory.getWebServer();
        server.start();
        try {
            int secure = secureConnector(server).getLocalPort();
            assertThat(served(secure)).isEqualTo(TestSecurity.certificate(directory.resolve("old.p12")));

            bundles.updateBundle("web", TestSecurity.bundle(directory.resolve("new.p12")));

            assertThat(served(secure)).isEqualTo(TestSecurity.certificate(directory.resolve("new.p12")));
        } finally {
            server.stop();
        }
    }

    @Test
    void aPortInUseIsOneSentenceThatNamesTheSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            HttpsPort https = port("web", "" + taken.getLocalPort());
            assertThatThrownBy(() -> https.customize(new TomcatServletWebServerFactory(0)))
                    .hasMessageContaining("" + taken.getLocalPort())
                    .hasMessageContaining("floris.facade.https.port");
        }
    }

    @Test
    void aBundleThatIsNotThereIsToldWithWhatToSet() {
        assertThatThrownBy(() -> port("missing", "0").customize(new TomcatServletWebServerFactory(0)))
                .hasMessageContaining("spring.ssl.bundle.pem.missing.keystore.certificate");
    }

    private HttpsPort port(String bundle, String port) {
        LoginSettings settings = new Binder(new MapConfigurationPropertySource(
                        Map.of("floris.facade.https.bundle", bundle, "floris.facade.https.port", port)))
                .bindOrCreate("floris.facade", LoginSettings.class);
        return new HttpsPort(settings, bundles, new MockEnvironment());
    }

    private static Connector secureConnector(TomcatWebServer server) {
        for (Connector connector : server.getTomcat().getService().findConnectors()) {
            if (connector.getSecure()) {
                return connector;
            }
        }
        throw new AssertionError("no HTTPS port");
    }

    private static X509Certificate served(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anything()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Anything implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
