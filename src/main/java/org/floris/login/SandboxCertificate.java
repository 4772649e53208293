package org.floris.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The SSL bundle {@code sandbox}: a certificate for this machine, made with the JDK's keytool when it is first needed
 * and kept in the data directory. Client certificates are trusted by {@code facade-clients.p12} beside it, if it is there.
 */
@Component
@Profile("sandbox")
class SandboxCertificate implements SslBundleRegistrar {
    static final String ALIAS = "facade";
    static final String PASSWORD = "sandbox";

    private final Path file;

    SandboxCertificate(@Value("${floris.data-directory}") String dataDirectory) {
        this.file = Path.of(dataDirectory).toAbsolutePath().normalize().resolve("facade.p12");
    }

    @Override
    public void registerBundles(SslBundleRegistry registry) {
        registry.registerBundle("sandbox", SslBundle.of(new Store(file), SslBundleKey.of(PASSWORD, ALIAS)));
    }

    /** Read, and made, only where somebody asks for it. */
    private record Store(Path file) implements SslStoreBundle {
        @Override
        public KeyStore getKeyStore() {
            return keyStore(file);
        }

        @Override
        public String getKeyStorePassword() {
            return PASSWORD;
        }

        @Override
        public KeyStore getTrustStore() {
            Path clients = file.resolveSibling("facade-clients.p12");
            return Files.exists(clients) ? keyStore(clients) : null;
        }
    }

    static synchronized KeyStore keyStore(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new FlorisException(
                    ErrorCode.INTERNAL,
                    "The sandbox's certificate " + file + " cannot be read. Delete it to have it made anew.",
                    wrong);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=localhost, O=Floris sandbox",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        unfinished.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!ended(keytool)) {
            throw new IOException("keytool has not made a certificate");
        }
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(unfinished, file);
        }
    }

    private static boolean ended(Process keytool) {
        try {
            boolean ended = keytool.waitFor(30, TimeUnit.SECONDS);
            if (!ended) {
                keytool.destroyForcibly();
            }
            return ended && keytool.exitValue() == 0;
        } catch (InterruptedException stopped) {
            keytool.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
