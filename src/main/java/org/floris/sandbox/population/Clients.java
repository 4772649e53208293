package org.floris.sandbox.population;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Private persons who have or want a mortgage. */
final class Clients {
    private static final int[] LORIS_MARITAL = {0, 100_000_001, 100_000_000, 100_000_002, 100_000_003};
    private static final int[] LORIS_SEGMENT = {0, 100_000_003, 100_000_002, 100_000_001, 100_000_000};

    private Clients() {}

    /** The name and mobile phone of a client, as other records repeat them. */
    record Card(Names.Person name, String mobile, String email) {}

    static Card card(World world, int number) {
        Chance chance = world.chance("client", number);
        Names.Person name = Names.person(chance);
        String mobile = Places.mobile(chance);
        String email = Names.latin(name.last()) + "." + Names.latin(name.first()) + number + "@mail.example";
        return new Card(name, mobile, chance.percent(80) ? email : null);
    }

    static Twin twin(World world, int number) {
        Card card = card(world, number);
        Chance chance = world.chance("client details", number);
        LocalDate birth = chance.day(LocalDate.of(1950, 1, 1), LocalDate.of(2003, 12, 31));
        Places.City city = Places.city(chance);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        Twin twin = new Twin(world, "contact", "contact", number)
                .both("firstname", card.name().first())
                .both("middlename", card.name().middle())
                .both("lastname", card.name().last())
                .both("birthdate", Chance.midnight(birth))
                .both("gendercode", card.name().male() ? 1 : 2)
                .both("mobilephone", card.mobile())
                .both("telephone1", "telephone2", chance.percent(40) ? Places.landline(chance, city) : null)
                .both("emailaddress1", card.email())
                .both("frs_inn", "lrs_inn", chance.percent(90) ? Documents.personInn(chance, city.region()) : null)
                .both("frs_snils", "lrs_snils", chance.percent(95) ? Documents.snils(chance) : null)
                .both("donotphone", chance.percent(4))
                .both("numberofchildren", "lrs_children", chance.weighted(35, 30, 25, 8, 2))
                .state(0, 1)
                .currencyOfForsage();
        passport(twin, chance, city, birth);
        address(twin, Places.address(chance, city, true));
        household(twin, chance);
        if (chance.percent(30)) {
            int employer = chance.below(World.PARTNERS);
            twin.forsage.set("parentcustomerid", world.reference(true, "account", employer));
            twin.loris.set("lrs_employerid", world.reference(false, "account", employer));
        }
        own(twin, chance, city);
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    private static void passport(Twin twin, Chance chance, Places.City city, LocalDate birth) {
        LocalDate issued = Documents.passportIssued(chance, birth, World.LAST_DAY);
        int year = issued.getYear() % 100;
        String series = city.passport() + (year < 10 ? "0" : "") + year;
        String number = chance.between(1, 9) + chance.digits(5);
        twin.forsage.set("frs_passport", series + " " + number);
        twin.loris.set("lrs_passportseries", series).set("lrs_passportnumber", number);
        twin.both("frs_passportissuedon", "lrs_passportissuedate", Chance.midnight(issued));
        twin.both("frs_passportissuedby", "lrs_passportissuer", Places.passportIssuer(chance, city));
    }

    private static void address(Twin twin, Places.Address address) {
        twin.both("address1_postalcode", "lrs_registrationpostalcode", address.postalCode())
                .both("address1_city", "lrs_registrationcity", address.city())
                .both("address1_line1", "lrs_registrationline", address.street());
    }

    private static void household(Twin twin, Chance chance) {
        int marital = 1 + chance.weighted(30, 50, 15, 5);
        int segment = 1 + chance.weighted(60, 28, 10, 2);
        BigDecimal income = BigDecimal.valueOf(chance.between(40, 450) * 100_000L + chance.below(1000) * 100L, 2);
        twin.forsage.set("familystatuscode", marital).set("frs_segment", segment);
        twin.loris.set("lrs_maritalstatus", LORIS_MARITAL[marital]).set("lrs_segment", LORIS_SEGMENT[segment]);
        twin.both("frs_monthlyincome", "lrs_income", income);
    }

    /** What only one of the CRMs keeps. */
    private static void own(Twin twin, Chance chance, Places.City city) {
        if (chance.percent(30)) {
            twin.forsage.set("frs_score", chance.between(30_000, 95_000) / 100.0);
        }
        twin.forsage.set("creditonhold", false);
        twin.loris.set("lrs_blacklisted", false).set("lrs_citizenship", "Россия");
        if (chance.percent(50)) {
            twin.loris.set("lrs_bureaurating", chance.between(200, 900));
            twin.loris.set("lrs_birthplace", "г. " + city.name());
        }
    }
}
