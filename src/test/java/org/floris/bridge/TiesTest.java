package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.junit.jupiter.api.Test;

class TiesTest {
    private static final Ref RECORD = new Ref("forsage", "opportunity", "1");
    private static final Reference ONE =
            new Reference("contact", UUID.randomUUID().toString());
    private static final Reference OTHER =
            new Reference("contact", UUID.randomUUID().toString());

    @Test
    void onlyWhatIsMissingIsAssociatedAndOnlyWhatIsThereDisassociated() {
        assertThat(related(Ties.remaining(tie(Operation.ASSOCIATE, ONE, OTHER), List.of(ONE))))
                .containsExactly(OTHER);
        assertThat(related(Ties.remaining(tie(Operation.DISASSOCIATE, ONE, OTHER), List.of(ONE))))
                .containsExactly(ONE);
        assertThat(Ties.isEmpty(Ties.remaining(tie(Operation.ASSOCIATE, ONE), List.of(ONE))))
                .isTrue();
    }

    @Test
    void aTieThatWasThereBeforeIsNotTakenAwayAndOneThatWasNotIsNotMade() {
        SystemChange untie = Ties.inverse(tie(Operation.ASSOCIATE, ONE, OTHER), List.of(ONE));
        assertThat(untie.operation()).isEqualTo(Operation.DISASSOCIATE);
        assertThat(related(untie)).containsExactly(OTHER);

        SystemChange tieAgain = Ties.inverse(tie(Operation.DISASSOCIATE, ONE, OTHER), List.of(ONE));
        assertThat(tieAgain.operation()).isEqualTo(Operation.ASSOCIATE);
        assertThat(related(tieAgain)).containsExactly(ONE);
    }

    @Test
    void aTieStandsAsItIsSeen() {
        SystemChange associate = tie(Operation.ASSOCIATE, ONE, OTHER);
        assertThat(Ties.stand(associate, List.of(), List.of(OTHER, ONE))).isEqualTo(Stand.WRITTEN);
        assertThat(Ties.stand(associate, List.of(ONE), List.of(ONE))).isEqualTo(Stand.AS_BEFORE);
        assertThat(Ties.stand(associate, List.of(), List.of(ONE))).isEqualTo(Stand.CHANGED_SINCE);
        assertThat(Ties.stand(tie(Operation.DISASSOCIATE, ONE), List.of(ONE), List.of()))
                .isEqualTo(Stand.WRITTEN);
    }

    private static List<Reference> related(SystemChange change) {
        return change.tie().orElseThrow().related();
    }

    private static SystemChange tie(Operation operation, Reference... related) {
        return new SystemChange(
                operation,
                RECORD,
                Map.of(),
                Optional.of(new SystemChange.Tie("frs_opportunity_contact", List.of(related))));
    }
}
