package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.junit.jupiter.api.Test;

class InverseTest {
    private static final RecordId CLIENT = new RecordId("client", UUID.randomUUID());

    @Test
    void aCreateIsTakenBackByADelete() {
        Change inverse = Inverse.of(
                new Change(Operation.CREATE, CLIENT, new Attributes(Map.of("lastName", "x"))), Optional.empty());

        assertThat(inverse).isEqualTo(new Change(Operation.DELETE, CLIENT, Attributes.NONE));
    }

    @Test
    void aDeleteIsTakenBackByACreateOfWhatTheRecordHeld() {
        Map<String, Object> before = new LinkedHashMap<>();
        before.put("lastName", "x");
        before.put("email", null);

        Change inverse =
                Inverse.of(new Change(Operation.DELETE, CLIENT, Attributes.NONE), Optional.of(new Attributes(before)));

        assertThat(inverse).isEqualTo(new Change(Operation.CREATE, CLIENT, new Attributes(Map.of("lastName", "x"))));
    }

    @Test
    void anAssociationIsTakenBackByItsOpposite() {
        Association tie = new Association("coBorrower", List.of(CLIENT));
        Change change = new Change(Operation.ASSOCIATE, CLIENT, Attributes.NONE, Optional.of(tie));

        assertThat(Inverse.of(change, Optional.empty()).operation()).isEqualTo(Operation.DISASSOCIATE);
        assertThat(Inverse.of(change, Optional.empty()).association()).contains(tie);
    }

    @Test
    void anUpdateIsTakenBackAttributeByAttributeAndWhatWasEmptyIsCleared() {
        Ref ref = new Ref("forsage", "contact", CLIENT.id().toString());
        SystemChange change = new SystemChange(Operation.UPDATE, ref, Map.of("mobilephone", "2", "frs_own", 7));
        SystemRecord before = new SystemRecord(ref, Map.of("mobilephone", "1"), Optional.empty());

        SystemChange inverse = Inverse.of(change, before);

        assertThat(inverse.values()).containsEntry("mobilephone", "1").containsEntry("frs_own", null);
    }
}
