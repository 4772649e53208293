package org.floris.login;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The certificate that tokens are sealed for. Replicas have the same in their key stores, so each opens the tokens of
 * all. After a renewal the certificate before still opens what was sealed for it.
 */
final class TokenKeys {
    private static final int KEPT = 3;

    private final SslBundles bundles;
    private final String name;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();

    /** A certificate and its key. */
    record Pair(X509Certificate certificate, PrivateKey key) {}

    /** @param name of the SSL bundle; empty: no tokens */
    TokenKeys(SslBundles bundles, String name) {
        this.bundles = bundles;
        this.name = name;
    }

    boolean areThere() {
        return !name.isEmpty();
    }

    /** The newest first; read when first asked for. */
    List<Pair> all() {
        if (pairs.isEmpty() && areThere()) {
            read();
        }
        return pairs;
    }

    private synchronized void read() {
        if (pairs.isEmpty()) {
            try {
                pairs.add(pair(bundles.getBundle(name)));
                bundles.addBundleUpdateHandler(name, this::renewed);
            } catch (NoSuchSslBundleException unknown) {
                throw new FlorisException(
                        ErrorCode.INVALID_VALUE, "floris.facade.tokens.bundle: there is no SSL bundle '" + name + "'.");
            }
        }
    }

    private synchronized void renewed(SslBundle bundle) {
        pairs.add(0, pair(bundle));
        while (pairs.size() > KEPT) {
            pairs.remove(pairs.size() - 1);
        }
    }

    private Pair pair(SslBundle bundle) {
        KeyStore store = bundle.getStores().getKeyStore();
        String password = Optional.ofNullable(bundle.getKey().getPassword())
                .orElse(bundle.getStores().getKeyStorePassword());
        char[] characters = password == null ? null : password.toCharArray();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)
                        && store.getCertificate(alias) instanceof X509Certificate certificate
                        && certificate.getPublicKey() instanceof RSAPublicKey) {
                    return new Pair(certificate, (PrivateKey) store.getKey(alias, characters));
                }
            }
        } catch (GeneralSecurityException unreadable) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE, "The key in the SSL bundle '" + name + "' cannot be read.", unreadable);
        }
        throw new FlorisException(
                ErrorCode.INVALID_VALUE,
                "The SSL bundle '" + name + "' has no RSA key, which the token service needs. Name another bundle with"
                        + " floris.facade.tokens.bundle.");
    }
}
