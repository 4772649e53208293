package org.floris.login;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.dynamics.FaultCode;
import org.floris.login.LoginMetrics.Outcome;
import org.floris.store.HubUser;
import org.floris.store.Users;

/**
 * Who a caller of the façade is. The hub keeps no passwords: it asks the CRM with the caller's own credentials and his
 * CallerId, so that the CRM alone decides who may log in and who may act for whom, and believes the answer for a while.
 * Called with each call, from any thread.
 */
public class CallerLogin {
    private final LoginReader reader;
    private final AskedCrm crm;
    private final Users users;
    private final KnownLogins known;
    private final Guesses guesses;
    private final LoginMetrics metrics;

    CallerLogin(
            LoginReader reader, AskedCrm crm, Users users, KnownLogins known, Guesses guesses, LoginMetrics metrics) {
        this.reader = reader;
        this.crm = crm;
        this.users = users;
        this.known = known;
        this.guesses = guesses;
        this.metrics = metrics;
    }

    /**
     * @throws NotLoggedInException   without credentials, or with wrong ones
     * @throws SystemRefusedException when the caller may not act for {@code callerId}
     * @throws FlorisException        UNKNOWN_USER when the CRM knows the user and the hub does not
     */
    public HubUser userOf(String system, Presented presented, Optional<UUID> callerId) {
        Login login = read(system, presented);
        if (login instanceof Login.Certified certified) {
            return actingFor(system, certified, callerId);
        }
        return hubUser(system, systemUser(system, (Login.Asked) login, callerId, presented.address()));
    }

    /**
     * Lets a caller in whom the CRM knows, be he known to the hub or not.
     *
     * @throws NotLoggedInException without credentials, or with wrong ones
     */
    void admit(String system, Presented presented) {
        if (read(system, presented) instanceof Login.Asked asked) {
            systemUser(system, asked, Optional.empty(), presented.address());
        }
    }

    /**
     * The caller, if he has logged in before in this very way and from there, is still believed and not refused; asks
     * nobody.
     */
    public Optional<HubUser> known(String system, Presented presented, Optional<UUID> callerId) {
        Login login = reader.read(system, presented);
        if (login instanceof Login.Certified certified) {
            return Optional.of(actingFor(system, certified, callerId));
        }
        Login.Asked asked = (Login.Asked) login;
        if (asked.way().isGuessable() && !guesses.passes(system, asked.name(), presented.address())) {
            return Optional.empty();
        }
        return known.get(system, asked.key(), callerId)
                .filter(user -> asked.claim().getAsBoolean())
                .flatMap(user -> users.bySystemId(system, user.toString()));
    }

    /** The login that a caller who was let in has shown as his own, whoever he acts for; without a domain. */
    public String accountOf(String system, Presented presented) {
        Login login = reader.read(system, presented);
        String name =
                login instanceof Login.Certified certified ? certified.user().login() : ((Login.Asked) login).name();
        return name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * The user's id in the system: known, or asked for. Whoever is refused is refused before anything that he shows is
     * looked at: it would tell him whether it is right.
     *
     * @throws NotLoggedInException with wrong credentials, or after too many wrong ones
     */
    UUID systemUser(String system, Login.Asked login, Optional<UUID> callerId, String address) {
        Optional<UUID> believed = known.get(system, login.key(), callerId);
        if (login.way().isGuessable() || believed.isEmpty()) {
            requireNotRefused(system, login.way(), login.name(), address);
        }
        if (!login.claim().getAsBoolean()) {
            throw new NotLoggedInException(
                    login.way().fault(), "This UsernameToken was used before; make a new Nonce for each message.");
        }
        UUID user = believed.orElseGet(() -> asked(system, login, callerId, address));
        guesses.letIn(system, login.name(), address);
        return user;
    }

    /** Who has asked waits for a wrong log-in alone, and only when nobody waits for his answer any more. */
    private UUID asked(String system, Login.Asked login, Optional<UUID> callerId, String address) {
        AtomicBoolean mine = new AtomicBoolean();
        try {
            return known.get(system, login.key(), callerId, () -> {
                mine.set(true);
                return ask(system, login, callerId, address);
            });
        } catch (NotLoggedInException wrong) {
            if (mine.get()) {
                guesses.failed(system, login.name(), address);
            }
            throw wrong;
        }
    }

    /** Lets a token be known from its issue on. */
    void issued(String system, String key, UUID user) {
        known.keep(system, key, user);
    }

    private UUID ask(String system, Login.Asked login, Optional<UUID> callerId, String address) {
        try {
            UUID user = crm.userOf(system, login, callerId);
            guesses.succeeded(system, login.name(), address);
            metrics.count(login.way(), Outcome.ACCEPTED);
            return user;
        } catch (NotLoggedInException wrong) {
            metrics.count(login.way(), Outcome.FAILED);
            throw wrong;
        }
    }

    /** Also a digest or a signature that the hub itself finds wrong may be a guess. */
    private Login read(String system, Presented presented) {
        try {
            return reader.read(system, presented);
        } catch (NotLoggedInException wrong) {
            if (wrong.guessedUser().isPresent()) {
                String name = wrong.guessedUser().get();
                requireNotRefused(system, wrong.way(), name, presented.address());
                metrics.count(wrong.way(), Outcome.FAILED);
                guesses.failed(system, name, presented.address());
            }
            throw wrong;
        }
    }

    private void requireNotRefused(String system, Login.Way way, String name, String address) {
        Duration refused = guesses.refusedFor(system, name, address);
        if (!refused.isZero()) {
            metrics.count(way, Outcome.REFUSED);
            throw new NotLoggedInException(
                    way.fault(),
                    "Too many wrong log-ins from this address. Try again in " + (refused.toSeconds() + 1) + " s.");
        }
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
