package org.floris.sandbox.population;

import java.time.Instant;
import java.util.UUID;

/** The two rows of one record of the bank, each in the schema of its CRM. */
final class Twin {
    final Cells forsage;
    final Cells loris;
    private final World world;

    /** @param forsageEntity and lorisEntity share their numbers, so that each knows the other's guid */
    Twin(World world, String forsageEntity, String lorisEntity, int number) {
        this.world = world;
        UUID inForsage = world.guid(true, forsageEntity, number);
        UUID inLoris = world.guid(false, lorisEntity, number);
        forsage = new Cells(world.entity(true, forsageEntity), inForsage);
        loris = new Cells(world.entity(false, lorisEntity), inLoris);
        forsage.set("frs_lorisid", inLoris.toString());
        loris.set("lrs_forsageid", inForsage.toString());
    }

    Twin both(String attribute, Object value) {
        return both(attribute, attribute, value);
    }

    Twin both(String inForsage, String inLoris, Object value) {
        forsage.set(inForsage, value);
        loris.set(inLoris, value);
        return this;
    }

    Twin refer(String attribute, String entity, int number) {
        forsage.set(attribute, world.reference(true, entity, number));
        loris.set(attribute, world.reference(false, entity, number));
        return this;
    }

    Twin state(int state, int status) {
        forsage.state(state, status);
        loris.state(state, status);
        return this;
    }

    Twin currency() {
        forsage.set("transactioncurrencyid", world.forsageCurrency);
        loris.set("transactioncurrencyid", world.lorisCurrency);
        return this;
    }

    /** Clients have money in Forsage only. */
    Twin currencyOfForsage() {
        forsage.set("transactioncurrencyid", world.forsageCurrency);
        return this;
    }

    Twin history(int owner, Instant created, Instant modified, long version) {
        forsage.history(world, true, owner, created, modified, version);
        loris.history(world, false, owner, created, modified, version);
        return this;
    }
}
