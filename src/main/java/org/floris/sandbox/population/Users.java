package org.floris.sandbox.population;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bank's people: 350 in sales, 200 in underwriting, 150 in service, with the same logins in both CRMs. */
final class Users {
    private static final int SALES = 350;
    private static final int UNDERWRITING = 200;
    private static final int[] LORIS_DEPARTMENT = {0, 100_000_000, 100_000_001, 100_000_002};
    private static final Instant CREATED = Instant.parse("2013-01-09T06:00:00Z");

    private Users() {}

    static List<Twin> twins(World world) {
        List<Twin> users = new ArrayList<>();
        Set<String> logins = new HashSet<>();
        for (int i = 0; i < World.USERS; i++) {
            Names.Person person = Names.person(world.chance("user", i));
            String login = login(person, logins);
            int department = i < SALES ? 1 : i < SALES + UNDERWRITING ? 2 : 3;
            Twin twin = new Twin(world, "systemuser", "systemuser", i)
                    .both("domainname", "BANK\\" + login)
                    .both("firstname", person.first())
                    .both("lastname", person.last())
                    .both("internalemailaddress", login + "@bank.example")
                    .both("isdisabled", false)
                    .refer("businessunitid", "businessunit", department);
            twin.forsage.set("frs_department", department);
            twin.loris.set("lrs_department", LORIS_DEPARTMENT[department]);
            users.add(twin.history(0, CREATED, CREATED, i + 1L));
        }
        return users;
    }

    private static String login(Names.Person person, Set<String> taken) {
        String base =
                Names.latin(person.last()) + "." + Names.latin(person.first()).charAt(0)
                        + Names.latin(person.middle()).charAt(0);
        String login = base;
        for (int i = 2; !taken.add(login); i++) {
            login = base + i;
        }
        return login;
    }

    /** A service account, as a user of one CRM without a department. */
    static Cells serviceAccount(World world, boolean inForsage, String login) {
        return new Cells(
                        world.entity(inForsage, "systemuser"),
                        Identity.guid(world.seed, inForsage ? "forsage" : "loris", "account " + login, 0))
                .set("domainname", "BANK\\" + login)
                .set("lastname", login)
                .set("isdisabled", false)
                .set("businessunitid", world.reference(inForsage, "businessunit", 0))
                .history(world, inForsage, 0, CREATED, CREATED, 1L);
    }
}
