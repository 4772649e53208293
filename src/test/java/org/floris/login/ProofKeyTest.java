package org.floris.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.wss4j.common.derivedKey.P_SHA1;
import org.junit.jupiter.api.Test;

class ProofKeyTest {
    private static final byte[] CLIENTS = "the client's own part of it.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FRESH = "the hub's part, just as random..".getBytes(StandardCharsets.UTF_8);

    @Test
    void withoutAPartOfTheClientTheKeyIsTheHubsAlone() {
        ProofKey proof = ProofKey.of(Optional.empty(), FRESH);

        assertThat(proof.key()).isEqualTo(FRESH);
        assertThat(proof.hubsPart()).isEmpty();
    }

    /** Against a library's P_SHA1. */
    @Test
    void fromTwoPartsTheKeyIsComputed() throws Exception {
        ProofKey proof = ProofKey.of(Optional.of(CLIENTS), FRESH);

        assertThat(proof.key()).isEqualTo(new P_SHA1().createKey(CLIENTS, FRESH, 0, 32));
        assertThat(proof.hubsPart()).contains(FRESH);
    }
}
