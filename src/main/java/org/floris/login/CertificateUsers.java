package org.floris.login;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Whom a client certificate logs in: it has to be trusted by the bundle's trust store and named in the settings. */
@Component
class CertificateUsers {
    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";

    private final LoginSettings.Https settings;
    private final SslBundles bundles;
    private final Users users;

    CertificateUsers(LoginSettings settings, SslBundles bundles, Users users) {
        this.settings = settings.https();
        this.bundles = bundles;
        this.users = users;
    }

    /** @throws NotLoggedInException when the certificate is not trusted or logs nobody in */
    Login.Certified userOf(String system, X509Certificate[] chain) {
        requireTrusted(chain);
        LoginSettings.ClientCertificate known = settings.clientCertificates().stream()
                .filter(each -> each.isOf(chain[0].getSubjectX500Principal()))
                .findFirst()
                .orElseThrow(() -> refused("The client certificate is trusted and logs nobody in; name its subject"
                        + " in floris.facade.https.client-certificates."));
        Optional<HubUser> user = users.byLogin(known.user());
        String id = user.flatMap(each -> users.idIn(system, each.id()))
                .orElseThrow(() -> refused("The user of this client certificate has no account in " + system + "."));
        return new Login.Certified(user.get(), id, known.actsForOthers());
    }

    private void requireTrusted(X509Certificate[] chain) {
        KeyStore trusted = bundles.getBundle(settings.bundle()).getStores().getTrustStore();
        if (trusted == null) {
            throw refused("The hub trusts no client certificate: its SSL bundle has no trust store.");
        }
        try {
            List<String> uses = chain[0].getExtendedKeyUsage();
            if (uses != null && !uses.contains(FOR_CLIENTS)) {
                throw refused("The client certificate is not made for clients.");
            }
            if (trusted.getCertificateAlias(chain[0]) != null) {
                chain[0].checkValidity();
                return;
            }
            PKIXParameters rules = new PKIXParameters(trusted);
            // Who may log in is named in the settings: there a certificate is taken away.
            rules.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain)), rules);
        } catch (GeneralSecurityException untrusted) {
            throw refused("The client certificate is not trusted, or its time is over.");
        }
    }

    private static NotLoggedInException refused(String message) {
        return new NotLoggedInException(SecurityFault.FAILED_AUTHENTICATION, message);
    }
}
