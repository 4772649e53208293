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
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.junit.jupiter.api.Test;

/** What is left of a change when one of the two records that it names is not there any more. */
class DeletedSinceTest {
    private static final RecordId RECORD = new RecordId("application", UUID.randomUUID());
    private static final RecordId THERE = new RecordId("client", UUID.randomUUID());
    private static final RecordId GONE = new RecordId("client", UUID.randomUUID());

    private final Links links = new Links() {
        @Override
        public Optional<RecordId> recordOf(Ref ref) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public Optional<Ref> refIn(String system, RecordId record) {
            return record.equals(GONE)
                    ? Optional.empty()
                    : Optional.of(new Ref(system, "contact", record.id().toString()));
        }
    };

    @Test
    void lookupsAreClearedAndListsGoWithoutIt() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("client", GONE);
        values.put("lead", THERE);
        values.put("participants", List.of(THERE, GONE));
        values.put("name", "Flat");
        values.put("description", null);

        Change left = left(new Change(Operation.UPDATE, RECORD, new Attributes(values)))
                .orElseThrow();

        values.put("client", null);
        values.put("participants", List.of(THERE));
        assertThat(left).isEqualTo(new Change(Operation.UPDATE, RECORD, new Attributes(values)));
    }

    @Test
    void anAssociationIsMadeWithWhatIsThereAndNoneWithNothing() {
        assertThat(left(tie(THERE, GONE))).contains(tie(THERE));
        assertThat(left(tie(GONE))).isEmpty();
    }

    @Test
    void aChangeThatNamesNothingThatIsGoneStaysAsItIs() {
        Change change = tie(THERE);
        assertThat(left(change).orElseThrow()).isSameAs(change);
    }

    private Optional<Change> left(Change change) {
        return DeletedSince.without("loris", change, links);
    }

    private static Change tie(RecordId... related) {
        return new Change(
                Operation.ASSOCIATE,
                RECORD,
                Attributes.NONE,
                Optional.of(new Association("coBorrower", List.of(related))));
    }
}
