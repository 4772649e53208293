package org.floris.sandbox.population;

import java.time.Instant;
import java.util.List;

/** Developers, insurers, appraisers and realtors. */
final class Partners {
    private static final int[] LORIS_KIND = {0, 100_000_002, 100_000_000, 100_000_001, 100_000_003};
    private static final List<String> FORMS = List.of("ООО", "ООО", "ООО", "АО", "ПАО");
    private static final List<String> FIRST = List.of(
            "Северный",
            "Южный",
            "Новый",
            "Первый",
            "Городской",
            "Столичный",
            "Волжский",
            "Уральский",
            "Балтийский",
            "Золотой",
            "Надёжный",
            "Единый",
            "Союзный",
            "Зелёный",
            "Светлый",
            "Родной",
            "Семейный",
            "Большой");
    private static final List<List<String>> SECOND = List.of(
            List.of("Квартал", "Дом", "Берег", "Проспект", "Парк", "Застройщик", "Стройинвест"),
            List.of("Полис", "Страховой дом", "Гарант", "Страховщик", "Резерв"),
            List.of("Эксперт", "Оценщик", "Стандарт оценки", "Аудит"),
            List.of("Риелтор", "Ключ", "Адрес", "Метр", "Переезд", "Вариант"));

    private Partners() {}

    static Twin twin(World world, int number) {
        Chance chance = world.chance("partner", number);
        int kind = 1 + chance.weighted(30, 15, 20, 35);
        Places.City city = Places.city(chance);
        Places.Address address = Places.address(chance, city, false);
        String name = chance.of(FIRST) + " " + chance.of(SECOND.get(kind - 1));
        String inn = Documents.companyInn(chance, city.region());
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        Twin twin = new Twin(world, "account", "account", number)
                .both("name", chance.of(FORMS) + " «" + name + "-" + (number + 1) + "»")
                .both("telephone1", Places.landline(chance, city))
                .both("emailaddress1", "office" + number + "@partner.example")
                .both("frs_inn", "lrs_inn", inn)
                .both("frs_kpp", "lrs_kpp", Documents.kpp(inn))
                .both("address1_postalcode", "lrs_postalcode", address.postalCode())
                .both("address1_city", "lrs_city", address.city())
                .both("address1_line1", "lrs_addressline", address.street())
                .state(0, 1);
        twin.forsage.set("accountcategorycode", kind).set("numberofemployees", chance.between(5, 3000));
        twin.loris.set("lrs_partnerkind", LORIS_KIND[kind]);
        if (number >= 60 && chance.percent(20)) {
            twin.refer("parentaccountid", "account", chance.below(60));
        }
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }
}
