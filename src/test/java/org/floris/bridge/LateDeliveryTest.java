package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.bridge.DoubtFixture.ref;
import static org.floris.bridge.DoubtFixture.rename;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Reference;
import org.floris.journal.ExchangeState;
import org.floris.journal.Intent;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A write whose outcome is not known, where the mirror got something else since its before-image was taken. */
@CoreTestContext
@Import(DoubtFixture.class)
class LateDeliveryTest {
    @Autowired
    private DoubtFixture fixture;

    @Autowired
    private Users users;

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private DoubtResolver resolver;
    private HubUser user;
    private RecordId client;
    private Ref mirrored;

    @BeforeEach
    void homeHasTheChange() {
        resolver = fixture.resolver(new Shelves(forsage, loris));
        user = fixture.newUser();
        client = fixture.client();
        mirrored = ref("loris", client);
        forsage.put(ref("forsage", client), Map.of("lastname", "Novaya"));
    }

    /** From "Staraya" to "Novaya". */
    private UUID doubt(String mirrorHeld) {
        loris.put(mirrored, Map.of("lastname", mirrorHeld));
        UndoImages images = new UndoImages(
                Map.of(
                        "loris",
                        new BeforeImage.Touched(Map.of("lastname", mirrorHeld), Optional.of(loris.version(mirrored)))),
                Map.of());
        Intent plain = fixture.intent(
                user,
                Optional.of(rename(client, "Novaya")),
                Optional.of(new Attributes(Map.of("lastName", "Staraya"))),
                Optional.empty());
        return fixture.inDoubt(new Intent(
                plain.exchangeId(),
                plain.messageId(),
                plain.payloadHash(),
                plain.user(),
                plain.way(),
                plain.dialectSystem(),
                plain.home(),
                plain.mirrors(),
                plain.change(),
                plain.asked(),
                plain.before(),
                plain.operationLabel(),
                plain.turn(),
                Optional.of(UndoJson.write(images))));
    }

    private void mirrorGets(String lastName) {
        Reference by =
                new Reference("systemuser", users.idIn("loris", user.id()).orElseThrow());
        loris.put(mirrored, Map.of("lastname", lastName, "modifiedby", by));
    }

    @Test
    void whatTheMirrorWasOwedIsNotTakenForTheChangeWhenItHasCome() {
        UUID doubt = doubt("Davnyaya");
        mirrorGets("Staraya");

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(loris.written).singleElement().satisfies(written -> assertThat(written.values())
                .containsEntry("lastname", "Novaya"));
        assertThat(fixture.exchange(doubt).state()).isEqualTo(ExchangeState.DONE);
    }

    @Test
    void whatAMirrorThatWasBehindShowsAndNobodyKnowsOfIsLeftToPeople() {
        UUID doubt = doubt("Davnyaya");
        mirrorGets("Drugaya");

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.LEFT);

        assertThat(loris.written).isEmpty();
        assertThat(fixture.openFindings(doubt)).hasSize(1);
    }

    @Test
    void whatAMirrorHasMadeOfTheChangeIsTheChange() {
        UUID doubt = doubt("Staraya");
        mirrorGets("NOVAYA");

        assertThat(resolver.resolve(doubt)).isEqualTo(DoubtResolver.Settled.SETTLED);

        assertThat(loris.written).isEqualTo(List.of());
        assertThat(fixture.exchange(doubt).state()).isEqualTo(ExchangeState.DONE);
    }
}
