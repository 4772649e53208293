package org.floris.crash;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Both CRMs, what they call the bank's application for a loan, and who works there. */
enum Crm {
    FORSAGE("sales", "opportunity", "name", "description", "customerid", "frs_opportunity_contact"),
    LORIS("underwriting", "lrs_application", "lrs_name", "lrs_description", "lrs_clientid", "lrs_application_contact");

    private final String department;
    private final String application;
    private final String name;
    private final String description;
    private final String client;
    private final String coBorrowers;

    Crm(String department, String application, String name, String description, String client, String coBorrowers) {
        this.department = department;
        this.application = application;
        this.name = name;
        this.description = description;
        this.client = client;
        this.coBorrowers = coBorrowers;
    }

    String system() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose people call this one. */
    String department() {
        return department;
    }

    String application() {
        return application;
    }

    /** Required of an application, as the client is. */
    String nameOfApplication() {
        return name;
    }

    String descriptionOfApplication() {
        return description;
    }

    String clientOfApplication() {
        return client;
    }

    /** The relationship, and the entity of its rows, between an application and the clients who borrow along. */
    String coBorrowers() {
        return coBorrowers;
    }

    /** The id here of everybody who has a log-in; a user has another id in each system. */
    Map<String, String> staff(MachineRoom room) {
        URI users = room.crms().address(system()).resolve("/sandbox/users");
        Map<String, String> staff = new TreeMap<>();
        Rest.get(users)
                .forEach(user -> staff.put(
                        bare(user.path("login").asText()), user.path("id").asText()));
        return staff;
    }

    /** A log-in without its domain. */
    static String bare(String login) {
        return login.substring(login.indexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }
}
