package org.floris.sandbox.population;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Leads and mortgage applications. */
final class Applications {
    private static final int[] LORIS_SOURCE = {0, 100_000_001, 100_000_002, 100_000_004, 100_000_000, 100_000_003};
    private static final int[] LORIS_PROGRAM = {
        0, 100_000_001, 100_000_000, 100_000_003, 100_000_002, 100_000_004, 100_000_005
    };
    private static final int[] LORIS_STAGE = {0, 100_000_001, 100_000_000, 100_000_003, 100_000_002, 100_000_004};
    private static final String[] PROGRAM_NAMES = {
        "", "новостройка", "вторичное жильё", "рефинансирование", "семейная ипотека", "IT-ипотека", "военная ипотека"
    };
    /** State and status: in Forsage, in Loris. */
    private static final int[][] STATES = {
        {0, 1, 0, 1}, {0, 2, 0, 100_000_000}, {1, 3, 1, 100_000_001}, {2, 4, 1, 2}, {2, 5, 1, 100_000_002}
    };

    private Applications() {}

    static Twin lead(World world, int number) {
        Chance chance = world.chance("lead", number);
        int client = chance.below(world.clients);
        Clients.Card card = Clients.card(world, client);
        int source = 1 + chance.weighted(35, 20, 15, 20, 10);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        int state = chance.weighted(40, 40, 20);
        Twin twin = new Twin(world, "lead", "lead", number)
                .both("subject", "Ипотека: " + PROGRAM_NAMES[chance.between(1, 6)])
                .both("firstname", card.name().first())
                .both("lastname", card.name().last())
                .both("mobilephone", card.mobile())
                .both("emailaddress1", card.email())
                .both("frs_desiredamount", "lrs_amount", thousands(chance, 800, 12_000))
                .both("estimatedclosedate", Chance.midnight(day(created).plusDays(chance.between(20, 120))))
                .state(state, state == 0 ? chance.between(1, 2) : state == 1 ? 3 : chance.between(4, 7))
                .currency();
        twin.forsage.set("leadsourcecode", source);
        twin.loris.set("leadsourcecode", LORIS_SOURCE[source]);
        if (state == 1) {
            twin.forsage.set("customerid", world.reference(true, "contact", client));
            twin.loris.set("lrs_clientid", world.reference(false, "contact", client));
        }
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    static Twin application(World world, int number) {
        Chance chance = world.chance("application", number);
        int client = client(world, number);
        int program = 1 + chance.weighted(30, 35, 10, 15, 6, 4);
        int stage = 1 + chance.weighted(15, 20, 25, 20, 20);
        int[] state = STATES[chance.weighted(45, 5, 30, 12, 8)];
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        BigDecimal property = thousands(chance, 2_000, 18_000);
        BigDecimal downPayment =
                property.multiply(BigDecimal.valueOf(chance.between(15, 60), 2)).setScale(2);
        Twin twin = new Twin(world, "opportunity", "lrs_application", number)
                .both("name", "lrs_name", "Заявка № " + (100_000 + number) + ", " + PROGRAM_NAMES[program])
                .both("estimatedvalue", "lrs_amount", property.subtract(downPayment))
                .both("frs_propertyvalue", "lrs_propertyvalue", property)
                .both("frs_downpayment", "lrs_downpayment", downPayment)
                .both("frs_term", "lrs_termmonths", 12 * chance.between(5, 30))
                .both("frs_rate", "lrs_rate", BigDecimal.valueOf(chance.between(500, 1900), 2))
                .both(
                        "estimatedclosedate",
                        "lrs_plannedon",
                        Chance.midnight(day(created).plusDays(chance.between(20, 90))))
                .currency();
        twin.forsage
                .set("customerid", world.reference(true, "contact", client))
                .set("frs_program", program)
                .set("frs_stage", stage)
                .state(state[0], state[1]);
        twin.loris
                .set("lrs_clientid", world.reference(false, "contact", client))
                .set("lrs_program", LORIS_PROGRAM[program])
                .set("lrs_stage", LORIS_STAGE[stage])
                .state(state[2], state[3]);
        if (world.leads() > 0 && chance.percent(30)) {
            int lead = chance.below(world.leads());
            twin.forsage.set("originatingleadid", world.reference(true, "lead", lead));
            twin.loris.set("lrs_leadid", world.reference(false, "lead", lead));
        }
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    /** Whose application it is. */
    static int client(World world, int number) {
        return world.chance("application's client", number).below(world.clients);
    }

    /** The number of the co-borrower of an application, or −1. */
    static int coBorrower(World world, int number) {
        Chance chance = world.chance("co-borrower", number);
        int other = chance.below(world.clients);
        return chance.percent(20) && other != client(world, number) ? other : -1;
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static BigDecimal thousands(Chance chance, int low, int high) {
        return BigDecimal.valueOf(chance.between(low, high) * 100_000L, 2);
    }
}
