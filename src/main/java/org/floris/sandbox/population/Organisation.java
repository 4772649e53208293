package org.floris.sandbox.population;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Business units and the currency. */
final class Organisation {
    private static final List<String> UNITS =
            List.of("Ипотечный банк", "Управление продаж", "Управление андеррайтинга", "Управление сопровождения");
    private static final Instant CREATED = Instant.parse("2013-01-09T06:00:00Z");

    private Organisation() {}

    /** The first is the bank itself, the others are its departments in the order of the department codes. */
    static List<Object[]> units(World world, boolean inForsage) {
        List<Object[]> units = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            units.add(new Cells(world.entity(inForsage, "businessunit"), world.guid(inForsage, "businessunit", i))
                    .set("name", UNITS.get(i))
                    .history(world, inForsage, 0, CREATED, CREATED, i + 1L)
                    .values);
        }
        return units;
    }

    static List<Object[]> currencies(World world, boolean inForsage) {
        Cells rouble = new Cells(
                        world.entity(inForsage, "transactioncurrency"), world.guid(inForsage, "transactioncurrency", 0))
                .set("currencyname", "Российский рубль")
                .set("isocurrencycode", "RUB")
                .set("currencysymbol", "₽")
                .set("currencyprecision", 2)
                .history(world, inForsage, 0, CREATED, CREATED, 1L);
        return List.<Object[]>of(rouble.values);
    }
}
