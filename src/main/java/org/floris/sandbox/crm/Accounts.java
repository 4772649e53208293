package org.floris.sandbox.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who may log in: every enabled user by his login, with or without the domain; all with the sandbox's password. */
public final class Accounts {
    private final Database database;
    private final UserSettings settings;
    private final EntityType user;
    private final Map<String, UUID> ids = new HashMap<>();
    private final List<String> serviceAccounts;
    private final String password;

    public Accounts(Crm crm, List<String> serviceAccounts, String password) {
        this.database = crm.database();
        this.settings = crm.userSettings();
        this.user = database.schema().entity("systemuser");
        this.serviceAccounts = serviceAccounts;
        this.password = password;
        Attribute login = user.attribute("domainname");
        for (Object[] values : database.table(user).after(null)) {
            ids.put(bare((String) values[login.index()]), (UUID) values[0]);
        }
    }

    private static String bare(String login) {
        return login.substring(login.indexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    /** The account behind a login and a password, or null. */
    public Caller logIn(String login, String given) {
        return logIn(login, known -> known.equals(given));
    }

    /** The account behind a login whose password stands the test, or null. */
    public Caller logIn(String login, Predicate<String> test) {
        String name = bare(login);
        UUID id = ids.get(name);
        if (id == null || !test.test(password)) {
            return null;
        }
        boolean service = serviceAccounts.contains(name);
        return settings.of(id, name, service, service ? Label.ENGLISH : Label.RUSSIAN);
    }

    /**
     * The account acting for another user.
     *
     * @throws CrmFault when it may not, or there is no such user
     */
    public Caller actingFor(Caller account, UUID other) {
        if (other == null || other.equals(account.user())) {
            return account;
        }
        if (!account.serviceAccount()) {
            throw new CrmFault(
                    CrmFault.PRIVILEGE,
                    "SecLib::CheckPrivilege failed. User: " + account.user() + ", PrivilegeName:"
                            + " prvActOnBehalfOfAnotherUser.");
        }
        if (database.table(user).get(other) == null) {
            throw CrmFault.notFound("systemuser", other);
        }
        return settings.of(other, account.login(), true, Label.RUSSIAN);
    }
}
