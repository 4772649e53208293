package org.floris.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.CanonicalEntity;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Labels;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Actor;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemPage;
import org.floris.connector.SystemQuery;
import org.floris.connector.SystemQuery.Condition;
import org.floris.connector.SystemQuery.Operator;
import org.floris.connector.SystemRecord;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.WriteAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CoreTestContext
class UnifiedConnectorTest {
    @Autowired
    private UnifiedStore store;

    @Autowired
    private PlatformTransactionManager transactions;

    private UnifiedConnector connector;

    @BeforeEach
    void aModelOfOneEntity() {
        Map<String, CanonicalAttribute> attributes = Map.of(
                "lastName", attribute("lastName", AttributeType.TEXT),
                "birthDate", attribute("birthDate", AttributeType.DATE));
        CanonicalModel model = new CanonicalModel(
                List.of(new CanonicalEntity("client", new Labels("Client", "Клиент"), attributes, Map.of())));
        connector = new UnifiedConnector(store, model, new TransactionTemplate(transactions));
    }

    @Test
    void whatIsWrittenIsReadAndRefusalsChangeNothing() {
        Ref ref = newRef();
        assertWritten(Operation.CREATE, ref, Map.of("lastName", "Ivanov", "birthDate", LocalDate.of(1980, 1, 2)));
        assertRefused(Operation.CREATE, ref, Map.of("lastName", "Petrov"));
        assertRefused(Operation.UPDATE, ref, Map.of("shoeSize", 43L));
        assertRefused(Operation.UPDATE, newRef(), Map.of("lastName", "Petrov"));
        assertThat(read(ref).values()).isEqualTo(Map.of("lastName", "Ivanov", "birthDate", LocalDate.of(1980, 1, 2)));
        assertThat(connector
                        .read(ref, Set.of("lastName"), Actor.HUB)
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of("lastName", "Ivanov"));
        assertWritten(Operation.UPDATE, ref, Map.of("lastName", "Sidorov"));
        assertThat(read(ref).values()).containsEntry("lastName", "Sidorov").containsKey("birthDate");
        assertWritten(Operation.DELETE, ref, Map.of());
        assertThat(connector.read(ref, Set.of(), Actor.HUB)).isEmpty();
        assertThatThrownBy(() -> connector.read(new Ref("unified", "boat", "1"), Set.of(), Actor.HUB))
                .isInstanceOf(SystemRefusedException.class);
        assertThat(connector.health().up()).isTrue();
    }

    @Test
    void pagesHoldEveryRecordThatFitsOnce() {
        for (int i = 0; i < 7; i++) {
            assertWritten(Operation.CREATE, newRef(), Map.of("lastName", "Paged"));
            assertWritten(Operation.CREATE, newRef(), Map.of("lastName", "Other"));
        }
        SystemQuery query = new SystemQuery(
                "client",
                List.of("lastName"),
                List.of(new Condition("lastName", Operator.LIKE, List.of("pag%"))),
                List.of(),
                3,
                1,
                Optional.empty());
        List<String> seen = new ArrayList<>();
        SystemPage page = connector.query(query, Actor.HUB);
        page.records().forEach(record -> seen.add(record.ref().id()));
        while (page.more()) {
            query = query.nextPage(page);
            page = connector.query(query, Actor.HUB);
            page.records().forEach(record -> seen.add(record.ref().id()));
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private static CanonicalAttribute attribute(String name, AttributeType type) {
        return new CanonicalAttribute(
                name, type, true, new Labels(name, name), Set.of(), Map.of(), OnConflict.HOME_WINS);
    }

    private static Ref newRef() {
        return new Ref("unified", "client", UUID.randomUUID().toString());
    }

    private SystemRecord read(Ref ref) {
        return connector.read(ref, Set.of(), Actor.HUB).orElseThrow();
    }

    private void assertWritten(Operation operation, Ref ref, Map<String, Object> values) {
        assertThat(connector.write(new SystemChange(operation, ref, values), Actor.HUB))
                .isInstanceOf(WriteAnswer.Written.class);
    }

    private void assertRefused(Operation operation, Ref ref, Map<String, Object> values) {
        assertThat(connector.write(new SystemChange(operation, ref, values), Actor.HUB))
                .isInstanceOf(WriteAnswer.Refused.class);
    }
}
