package org.floris.sandbox.population;

import java.util.List;

/** Cities with their postal and telephone codes, and streets. */
final class Places {
    private static final List<City> CITIES = List.of(
            new City("Москва", "10", "495", "77", "45"),
            new City("Санкт-Петербург", "19", "812", "78", "40"),
            new City("Новосибирск", "63", "383", "54", "50"),
            new City("Екатеринбург", "62", "343", "66", "65"),
            new City("Казань", "42", "843", "16", "92"),
            new City("Нижний Новгород", "60", "831", "52", "22"),
            new City("Челябинск", "45", "351", "74", "75"),
            new City("Самара", "44", "846", "63", "36"),
            new City("Уфа", "45", "347", "02", "80"),
            new City("Ростов-на-Дону", "34", "863", "61", "60"),
            new City("Краснодар", "35", "861", "23", "03"),
            new City("Воронеж", "39", "473", "36", "20"),
            new City("Пермь", "61", "342", "59", "57"),
            new City("Тула", "30", "487", "71", "70"),
            new City("Ярославль", "15", "485", "76", "78"));
    private static final List<String> STREETS = List.of(
            "ул. Ленина",
            "ул. Мира",
            "ул. Советская",
            "ул. Молодёжная",
            "ул. Центральная",
            "ул. Садовая",
            "ул. Гагарина",
            "ул. Лесная",
            "ул. Набережная",
            "ул. Победы",
            "ул. Пушкина",
            "ул. Чехова",
            "ул. Кирова",
            "ул. Строителей",
            "ул. Новая",
            "ул. Школьная",
            "пр-т Космонавтов",
            "пр-т Победы",
            "пер. Речной",
            "б-р Цветной",
            "ш. Заречное");
    private static final List<String> DISTRICTS = List.of(
            "Центральному",
            "Северному",
            "Южному",
            "Западному",
            "Восточному",
            "Октябрьскому",
            "Ленинскому",
            "Советскому");

    private Places() {}

    /** @param region of taxpayer numbers; passport: how passport series of the region begin */
    record City(String name, String postal, String phone, String region, String passport) {}

    record Address(String postalCode, String city, String street) {}

    static City city(Chance chance) {
        return CITIES.get(chance.weighted(30, 14, 6, 6, 5, 5, 4, 4, 4, 4, 4, 3, 3, 4, 4));
    }

    static Address address(Chance chance, City city, boolean flat) {
        String street = chance.of(STREETS) + ", д. " + chance.between(1, 180);
        return new Address(
                city.postal() + chance.digits(4),
                city.name(),
                flat ? street + ", кв. " + chance.between(1, 320) : street);
    }

    static String passportIssuer(Chance chance, City city) {
        return "Отделом УФМС России по " + chance.of(DISTRICTS) + " району г. " + city.name();
    }

    static String mobile(Chance chance) {
        return "+79" + chance.digits(9);
    }

    static String landline(Chance chance, City city) {
        return "+7" + city.phone() + chance.between(2, 9) + chance.digits(6);
    }
}
