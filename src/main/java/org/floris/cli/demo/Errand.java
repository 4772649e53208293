package org.floris.cli.demo;

import org.floris.cli.demo.Messages.Message;

/**
 * One call of a person.
 *
 * @param pageSave goes to the CRM itself and comes to the hub by the CRM's plug-in
 * @param makesTask its answer names a task that he may finish later
 */
record Errand(Person person, Message message, boolean write, boolean pageSave, boolean makesTask) {
    private static final String[] CLIENT = {"firstname", "lastname", "mobilephone", "emailaddress1"};
    private static final String[] TASK = {"subject", "description", "scheduledend"};

    /** What the person does next: one write in five calls, and reads between. */
    static Errand next(Person person) {
        int turn = person.nextTurn();
        String client = person.client(turn);
        if (turn % 5 != 4) {
            return turn % 5 < 3 ? read(person, Messages.retrieve("contact", client, CLIENT)) : list(person, client);
        }
        return write(person, client, turn / 5);
    }

    private static Errand list(Person person, String client) {
        return read(person, Messages.pointingTo("task", "regardingobjectid", client, TASK));
    }

    private static Errand read(Person person, Message message) {
        return new Errand(person, message, false, false, false);
    }

    private static Errand write(Person person, String client, int number) {
        String task = number % 5 == 3 ? person.takeOpenTask() : null;
        if (task != null) {
            return new Errand(person, Messages.setState("task", task, 1, 5), true, false, false);
        }
        return switch (number % 5) {
            case 0, 2 -> update(person, client, number, false);
            case 1 ->
                new Errand(
                        person,
                        Messages.create(
                                "task",
                                Messages.text("subject", "Позвонить клиенту, " + number)
                                        + Messages.lookup("regardingobjectid", "contact", client)),
                        true,
                        false,
                        true);
            case 3 ->
                new Errand(
                        person,
                        Messages.create(
                                "phonecall",
                                Messages.text("subject", "Разговор " + number)
                                        + Messages.text("phonenumber", phone(number))
                                        + Messages.lookup("regardingobjectid", "contact", client)),
                        true,
                        false,
                        false);
            default ->
                update(
                        person,
                        client,
                        number,
                        person.savesPages() && person.system().equals("forsage"));
        };
    }

    private static Errand update(Person person, String client, int number, boolean pageSave) {
        String attributes =
                Messages.text("mobilephone", phone(number + person.login().hashCode()))
                        + Messages.text("description", "Разговор " + number + ": ждёт звонка & документы < 5 дней");
        return new Errand(person, Messages.update("contact", client, attributes), true, pageSave, false);
    }

    private static String phone(int number) {
        return "+7916" + String.format("%07d", Math.floorMod(number * 7_919L, 10_000_000L));
    }
}
