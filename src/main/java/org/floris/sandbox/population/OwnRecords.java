package org.floris.sandbox.population;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Records of the entities that only one CRM has. */
final class OwnRecords {
    private static final List<String> RIVALS = List.of(
            "Домбанк", "Кредит-Столица", "Ипотечный союз", "Волга-Банк", "Балткредит", "Север-Банк", "Юг-Инвест");

    private OwnRecords() {}

    static Object[] visit(World world, int number) {
        Chance chance = world.chance("visit", number);
        return start(world, true, "frs_visit", number, chance)
                .set("frs_name", "Визит " + (number + 1))
                .set("frs_contactid", world.reference(true, "contact", chance.below(world.clients)))
                .set("frs_visitedon", chance.moment(World.FIRST_DAY, World.LAST_DAY))
                .set("frs_queueminutes", chance.below(60))
                .set("frs_purpose", chance.between(1, 3))
                .values;
    }

    static Object[] campaignResponse(World world, int number) {
        Chance chance = world.chance("response", number);
        return start(world, true, "frs_campaignresponse", number, chance)
                .set("frs_name", "Отклик " + (number + 1))
                .set("frs_contactid", world.reference(true, "contact", chance.below(world.clients)))
                .set("frs_channel", chance.between(1, 3))
                .set("frs_respondedon", Chance.midnight(chance.day(World.FIRST_DAY, World.LAST_DAY)))
                .values;
    }

    static Object[] competitor(World world, int number) {
        Chance chance = world.chance("competitor", number);
        return start(world, true, "frs_competitor", number, chance)
                .set("frs_name", RIVALS.get(number % RIVALS.size()))
                .set("frs_minrate", BigDecimal.valueOf(chance.between(500, 1500), 2))
                .values;
    }

    static Object[] deal(World world, int number) {
        Chance chance = world.chance("deal", number);
        return start(world, false, "lrs_deal", number, chance)
                .set("lrs_name", "Сделка № " + (500_000 + number))
                .set("lrs_applicationid", world.reference(false, "lrs_application", number))
                .set("lrs_signedon", chance.moment(World.FIRST_DAY, World.LAST_DAY))
                .set("lrs_amount", BigDecimal.valueOf(chance.between(800, 12_000) * 100_000L, 2))
                .set("lrs_contractnumber", "И-" + (500_000 + number))
                .set("transactioncurrencyid", world.lorisCurrency)
                .values;
    }

    static Object[] underwriting(World world, int number) {
        Chance chance = world.chance("underwriting", number);
        return start(world, false, "lrs_underwriting", number, chance)
                .set("lrs_name", "Заключение " + (number + 1))
                .set("lrs_applicationid", world.reference(false, "lrs_application", number))
                .set("lrs_decision", 100_000_000 + chance.weighted(70, 20, 10))
                .set("lrs_probability", chance.between(10, 2500) / 10_000.0)
                .values;
    }

    static Object[] appraisal(World world, int number) {
        Chance chance = world.chance("appraisal", number);
        return start(world, false, "lrs_appraisal", number, chance)
                .set("lrs_name", "Отчёт об оценке " + (number + 1))
                .set("lrs_applicationid", world.reference(false, "lrs_application", number))
                .set("lrs_appraiserid", world.reference(false, "account", chance.below(World.PARTNERS)))
                .set("lrs_value", BigDecimal.valueOf(chance.between(2_000, 18_000) * 100_000L, 2))
                .set("lrs_appraisedon", Chance.midnight(chance.day(World.FIRST_DAY, World.LAST_DAY)))
                .set("transactioncurrencyid", world.lorisCurrency)
                .values;
    }

    private static Cells start(World world, boolean inForsage, String entity, int number, Chance chance) {
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        return new Cells(world.entity(inForsage, entity), world.guid(inForsage, entity, number))
                .state(0, 1)
                .history(world, inForsage, chance.below(World.USERS), created, created, number + 1L);
    }
}
