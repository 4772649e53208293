package org.floris.sandbox.population;

import java.time.LocalDate;
import java.util.UUID;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Reference;
import org.floris.sandbox.crm.Schema;

/** What all generated records share: the seed, the sizes, the two schemas, the users. */
final class World {
    static final int USERS = 700;
    static final int PARTNERS = 600;
    static final LocalDate FIRST_DAY = LocalDate.of(2013, 1, 9);
    static final LocalDate LAST_DAY = LocalDate.of(2025, 10, 31);

    final long seed;
    final int clients;
    final Schema forsage;
    final Schema loris;
    private final Reference[] forsageUsers = new Reference[USERS];
    private final Reference[] lorisUsers = new Reference[USERS];
    final Reference forsageCurrency;
    final Reference lorisCurrency;

    World(long seed, int clients, Schema forsage, Schema loris) {
        this.seed = seed;
        this.clients = clients;
        this.forsage = forsage;
        this.loris = loris;
        for (int i = 0; i < USERS; i++) {
            forsageUsers[i] = reference(true, "systemuser", i);
            lorisUsers[i] = reference(false, "systemuser", i);
        }
        forsageCurrency = reference(true, "transactioncurrency", 0);
        lorisCurrency = reference(false, "transactioncurrency", 0);
    }

    int leads() {
        return clients * 4 / 10;
    }

    int applications() {
        return clients * 8 / 10;
    }

    int tasks() {
        return clients * 6 / 10;
    }

    int calls() {
        return clients / 2;
    }

    int appointments() {
        return clients / 5;
    }

    int notes() {
        return clients / 5;
    }

    Chance chance(String kind, int number) {
        return new Chance(seed, kind, number);
    }

    UUID guid(boolean inForsage, String entity, int number) {
        return Identity.guid(seed, inForsage ? "forsage" : "loris", entity, number);
    }

    Reference reference(boolean inForsage, String entity, int number) {
        return new Reference(entity, guid(inForsage, entity, number));
    }

    Reference user(boolean inForsage, int number) {
        return (inForsage ? forsageUsers : lorisUsers)[number];
    }

    Schema schema(boolean inForsage) {
        return inForsage ? forsage : loris;
    }

    EntityType entity(boolean inForsage, String name) {
        return schema(inForsage).entity(name);
    }
}
