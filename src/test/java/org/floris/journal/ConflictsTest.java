package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.floris.canonical.Attributes;
import org.floris.canonical.OnConflict;
import org.floris.store.CoreTestContext;
import org.floris.store.Homes;
import org.floris.store.UnifiedStore;
import org.floris.store.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
class ConflictsTest {
    @Autowired
    private Journal journal;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private UnifiedStore store;

    @Autowired
    private Users users;

    @Autowired
    private Homes homes;

    @Autowired
    private JdbcClient jdbc;

    private OpenExchange exchange;

    @BeforeEach
    void anOpenExchange() {
        JournalFixture fixture = new JournalFixture(store, users, homes);
        exchange =
                JournalFixture.opened(journal.open(fixture.update(fixture.newUser("sales"), JournalFixture.client())));
    }

    @Test
    void whatLostIsShownWithItsRuleAndMaskedWhereItIsPersonal() {
        conflicts.keep(exchange.id(), lost("+79161234567"));

        List<LostValues> shown = exchanges.find(exchange.id()).orElseThrow().lost();

        assertThat(shown).singleElement().satisfies(values -> {
            assertThat(values.system()).isEqualTo("loris");
            assertThat(values.rules()).isEqualTo(rules());
            assertThat(values.values().get("mobilePhone")).isEqualTo("•••");
        });
    }

    @Test
    void whatLostIsSealedAtRest() {
        conflicts.keep(exchange.id(), lost("+79161234567"));

        byte[] atRest = jdbc.sql("select lost_sealed from conflict where exchange_id = ?")
                .param(exchange.id())
                .query(byte[].class)
                .single();

        assertThat(new String(atRest, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("79161234567", "mobilePhone");
    }

    @Test
    void aSystemsValuesAreKeptOnceForAnExchange() {
        conflicts.keep(exchange.id(), lost("+79161234567"));
        conflicts.keep(exchange.id(), lost("+79160000000"));

        assertThat(exchanges.find(exchange.id()).orElseThrow().lost()).hasSize(1);
    }

    private static LostValues lost(String phone) {
        return new LostValues("loris", rules(), new Attributes(Map.of("mobilePhone", phone, "segment", "vip")));
    }

    private static Map<String, OnConflict> rules() {
        return Map.of("mobilePhone", OnConflict.LATEST_WINS, "segment", OnConflict.HOME_WINS);
    }
}
