package org.floris.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.dynamics.HomeWithAuth;
import org.floris.store.LinkTable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Forsage lets people in by tokens of its ADFS, loris by NTLM; callers of the façade do not notice. */
@TestPropertySource(
        properties = {
            "floris.sandbox.clients=50",
            "floris.sandbox.logins.forsage=ws-trust",
            "floris.sandbox.logins.loris=ntlm"
        })
@DirtiesContext
class OutboundLoginJourney extends HubInABox {
    @Autowired
    Connectors systems;

    @Autowired
    LinkTable links;

    @DynamicPropertySource
    static void systemsWithOtherLogins(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("floris-logins");
        HomeWithAuth.copy(home, "connectors", "routes");
        HomeWithAuth.auth(
                home,
                "forsage",
                "{kind: ws-trust, user: 'CORP\\floris-hub', password: '${FLORIS_HUB_PASSWORD}',"
                        + " tokenService: '${floris.systems.forsage.address}/adfs/services/trust/13/usernamemixed'}");
        HomeWithAuth.auth(
                home, "loris", "{kind: ntlm, domain: CORP, user: floris-hub, password: '${FLORIS_HUB_PASSWORD}'}");
        registry.add("floris.home", home::toString);
    }

    @Test
    void aCallerReadsAndWritesMarriedAlsoAfterBothCrmsHaveForgottenWhoIsIn() {
        String seller = user("sales");
        String client = sample("forsage", "contact", 7);

        assertThat(facade("forsage", true, seller)
                        .retrieve("contact", client, "lastname")
                        .status())
                .isEqualTo(200);
        assertWrittenInBoth(seller, client, "Первая");
        for (String system : new String[] {"forsage", "loris"}) {
            send(
                    "DELETE",
                    environment.getRequiredProperty("floris.systems." + system + ".address") + "/sandbox/tokens",
                    null);
        }
        assertWrittenInBoth(seller, client, "Вторая");
        assertThat(facade("forsage", true, seller)
                        .retrieve("contact", client, "lastname")
                        .attribute("lastname"))
                .isEqualTo("Вторая");
        assertThat(facade("forsage", true, "nobody").whoAmI().status()).isEqualTo(401);
    }

    private void assertWrittenInBoth(String seller, String client, String lastName) {
        PlainSoap.Answer written =
                facade("forsage", true, seller).update("contact", client, PlainSoap.string("lastname", lastName));
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        Ref inForsage = new Ref("forsage", "contact", client);
        Ref inLoris = links.recordOf(inForsage)
                .flatMap(record -> links.refIn("loris", record))
                .orElseThrow();
        for (Ref ref : new Ref[] {inForsage, inLoris}) {
            assertThat(systems.get(ref.system())
                            .read(ref, Set.of("lastname"), Actor.HUB)
                            .orElseThrow()
                            .values())
                    .containsEntry("lastname", lastName);
        }
    }
}
