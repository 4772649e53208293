package org.floris.sandbox.population;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tasks, phone calls, appointments and notes about clients and their applications. */
final class Activities {
    private static final List<String> TASKS = List.of(
            "Запросить справку о доходах",
            "Проверить документы",
            "Согласовать дату сделки",
            "Заказать оценку",
            "Уточнить первоначальный взнос",
            "Подготовить кредитный договор",
            "Напомнить о страховке");
    private static final List<String> CALLS = List.of(
            "Консультация по ставке",
            "Уточнение документов",
            "Приглашение на сделку",
            "Вопрос о графике платежей",
            "Повторный звонок",
            "Статус заявки");
    private static final List<String> MEETINGS =
            List.of("Консультация в офисе", "Подписание документов", "Сделка", "Осмотр объекта");
    private static final List<String> NOTES = List.of(
            "Клиент просит звонить после 18 часов.",
            "Документы приняты, не хватает копии трудовой книжки.",
            "Готов увеличить первоначальный взнос.",
            "Выбирает между двумя объектами.",
            "Супруг будет созаёмщиком, документы привезёт на следующей неделе.");

    private Activities() {}

    static Twin task(World world, int number) {
        Chance chance = world.chance("task", number);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        Twin twin = new Twin(world, "task", "task", number)
                .both("subject", chance.of(TASKS))
                .both("scheduledend", created.plus(chance.between(1, 20), ChronoUnit.DAYS))
                .both("prioritycode", chance.weighted(15, 65, 20));
        int state = chance.weighted(45, 45, 10);
        twin.state(state, state == 0 ? chance.between(2, 4) : state == 1 ? 5 : 6);
        regarding(world, twin, "regardingobjectid", chance, chance.below(world.clients));
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    static Twin phoneCall(World world, int number) {
        Chance chance = world.chance("phonecall", number);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        int client = chance.below(world.clients);
        int user = chance.below(World.USERS);
        boolean outgoing = chance.percent(60);
        Twin twin = new Twin(world, "phonecall", "phonecall", number)
                .both("subject", chance.of(CALLS))
                .both("phonenumber", Clients.card(world, client).mobile())
                .both("directioncode", outgoing)
                .both("scheduledend", created.plus(chance.between(1, 48), ChronoUnit.HOURS))
                .both("actualdurationminutes", chance.between(1, 25));
        int state = chance.weighted(15, 80, 5);
        twin.state(state, state == 0 ? 1 : state == 2 ? 3 : outgoing ? 2 : 4);
        regarding(world, twin, "regardingobjectid", chance, client);
        parties(world, twin, outgoing ? "from" : "to", "systemuser", user);
        parties(world, twin, outgoing ? "to" : "from", "contact", client);
        return twin.history(user, created, created, number + 1L);
    }

    static Twin appointment(World world, int number) {
        Chance chance = world.chance("appointment", number);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        int client = chance.below(world.clients);
        Instant start = created.truncatedTo(ChronoUnit.DAYS)
                .plus(chance.between(2, 20), ChronoUnit.DAYS)
                .plus(chance.between(6, 15), ChronoUnit.HOURS);
        Twin twin = new Twin(world, "appointment", "appointment", number)
                .both("subject", chance.of(MEETINGS))
                .both("location", "Офис, переговорная " + chance.between(1, 12))
                .both("scheduledstart", start)
                .both("scheduledend", start.plus(chance.between(1, 4) * 30L, ChronoUnit.MINUTES));
        int state = chance.weighted(20, 50, 10, 20);
        twin.state(state, new int[] {1, 3, 4, 5}[state]);
        regarding(world, twin, "regardingobjectid", chance, client);
        parties(world, twin, "requiredattendees", "contact", client);
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    static Twin note(World world, int number) {
        Chance chance = world.chance("note", number);
        Instant created = chance.moment(World.FIRST_DAY, World.LAST_DAY);
        Twin twin = new Twin(world, "annotation", "annotation", number)
                .both("subject", "Примечание")
                .both("notetext", chance.of(NOTES))
                .both("isdocument", false);
        regarding(world, twin, "objectid", chance, chance.below(world.clients));
        return twin.history(chance.below(World.USERS), created, created, number + 1L);
    }

    private static void regarding(World world, Twin twin, String attribute, Chance chance, int client) {
        if (world.applications() > 0 && chance.percent(40)) {
            int application = chance.below(world.applications());
            twin.forsage.set(attribute, world.reference(true, "opportunity", application));
            twin.loris.set(attribute, world.reference(false, "lrs_application", application));
        } else {
            twin.refer(attribute, "contact", client);
        }
    }

    private static void parties(World world, Twin twin, String attribute, String entity, int number) {
        boolean user = entity.equals("systemuser");
        twin.forsage.set(attribute, List.of(user ? world.user(true, number) : world.reference(true, entity, number)));
        twin.loris.set(attribute, List.of(user ? world.user(false, number) : world.reference(false, entity, number)));
    }
}
