package org.floris.login;

import org.floris.login.Login.Way;
import org.springframework.stereotype.Component;

/** In which way a caller logs in, and what the hub can check of it before the CRM is asked. */
@Component
class LoginReader {
    private final CertificateUsers certificates;

    LoginReader(CertificateUsers certificates) {
        this.certificates = certificates;
    }

    /** @throws NotLoggedInException without anything that logs in, or with something that does not hold */
    Login read(String system, Presented presented) {
        String authorization = presented.authorization();
        if (Basic.is(authorization)) {
            return new Login.Asked(Way.BASIC, Basic.nameIn(authorization), authorization, () -> authorization);
        }
        if (presented.certificates().length > 0) {
            return certificates.userOf(system, presented.certificates());
        }
        throw new NotLoggedInException(SecurityFault.CHALLENGE, "Log in with HTTP Basic as a user of " + system + ".");
    }
}
