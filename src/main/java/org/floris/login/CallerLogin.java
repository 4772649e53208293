package org.floris.login;

import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.dynamics.FaultCode;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/**
 * Who a caller of the façade is. The hub keeps no passwords: it asks the CRM with the caller's own credentials and his
 * CallerId, so that the CRM alone decides who may log in and who may act for whom, and believes the answer for a while.
 * Called with each call, from any thread.
 */
@Component
public class CallerLogin {
    private final LoginReader reader;
    private final AskedCrm crm;
    private final Users users;
    private final KnownLogins known;

    CallerLogin(LoginReader reader, AskedCrm crm, Users users, LoginSettings settings) {
        this.reader = reader;
        this.crm = crm;
        this.users = users;
        this.known = new KnownLogins(settings.loginKeptFor());
    }

    /**
     * @throws NotLoggedInException   without credentials, or with wrong ones
     * @throws SystemRefusedException when the caller may not act for {@code callerId}
     * @throws FlorisException        UNKNOWN_USER when the CRM knows the user and the hub does not
     */
    public HubUser userOf(String system, Presented presented, Optional<UUID> callerId) {
        Login login = reader.read(system, presented);
        if (login instanceof Login.Certified certified) {
            return actingFor(system, certified, callerId);
        }
        Login.Asked asked = (Login.Asked) login;
        UUID user = known.get(system, asked.key(), callerId, () -> crm.userOf(system, asked, callerId));
        return hubUser(system, user);
    }

    /** The caller, if he has logged in before in this very way and is still believed; asks nobody. */
    public Optional<HubUser> known(String system, Presented presented, Optional<UUID> callerId) {
        Login login = reader.read(system, presented);
        return login instanceof Login.Certified certified
                ? Optional.of(actingFor(system, certified, callerId))
                : known.get(system, ((Login.Asked) login).key(), callerId)
                        .flatMap(user -> users.bySystemId(system, user.toString()));
    }

    private HubUser actingFor(String system, Login.Certified account, Optional<UUID> callerId) {
        if (callerId.isEmpty() || callerId.get().toString().equalsIgnoreCase(account.systemUserId())) {
            return account.user();
        }
        if (!account.actsForOthers()) {
            throw new SystemRefusedException(new SystemRefusal(
                    system, FaultCode.NO_PRIVILEGE, "This client certificate may not act for other users."));
        }
        return hubUser(system, callerId.get());
    }

    private HubUser hubUser(String system, UUID systemUserId) {
        return users.bySystemId(system, systemUserId.toString())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER,
                        "The user " + systemUserId + " of " + system + " is not known to the hub. Load the users again,"
                                + " or name with CallerId the user in whose name you call."));
    }
}
