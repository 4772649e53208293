package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Association;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Capabilities;
import org.floris.connector.Irrevocable;
import org.floris.connector.RecordImage;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Mappings;
import org.floris.crash.CrashPoints;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Way;
import org.floris.store.Home;
import org.floris.store.HubUser;
import org.junit.jupiter.api.Test;

class UndoRulesTest {
    private static final RecordId APPLICATION = new RecordId("application", UUID.randomUUID());
    private static final Capabilities EVERYTHING = new Capabilities(true, true, true, true, true, true);

    private final Shelf forsage = new Shelf("forsage");
    private final Shelf loris = new Shelf("loris");
    private final Shelf third = new Shelf("third");
    private final UndoRules rules =
            new UndoRules(new Shelves(forsage, loris, third), Mappings.read(Path.of("connectors")));

    UndoRulesTest() {
        List.of(forsage, loris, third).forEach(shelf -> shelf.capabilities = EVERYTHING);
    }

    @Test
    void whatHomeCouldNotTakeBackIsRefusedAndSaysWhereAndWhatToDo() {
        forsage.irrevocable = new Irrevocable(Map.of("application", Set.of(Operation.DELETE)), Map.of());

        assertThatThrownBy(() -> rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), images()))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.CANNOT_BE_UNDONE))
                .hasMessageContaining("delete of this application")
                .hasMessageContaining("connectors/forsage/connector.yaml")
                .hasMessageContaining("Nothing was changed");
        assertThatCode(() -> rules.check(plan(Operation.UPDATE, Way.FACADE, "loris"), Optional.empty(), images()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatGoesToOneSystemAloneIsNeverRefused() {
        forsage.irrevocable = new Irrevocable(Map.of("application", Set.of(Operation.DELETE)), Map.of());
        assertThatCode(() -> rules.check(plan(Operation.DELETE, Way.FACADE), Optional.empty(), images()))
                .doesNotThrowAnyException();
    }

    @Test
    void theLastMirrorIsNeverTakenBackUnlessHomeCommitsAfterIt() {
        loris.irrevocable = new Irrevocable(Map.of("application", Set.of(Operation.DELETE)), Map.of());
        assertThatCode(() -> rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), images()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        rules.check(plan(Operation.DELETE, Way.FACADE, "loris", "third"), Optional.empty(), images()))
                .hasMessageContaining("loris");
        assertThatThrownBy(() ->
                        rules.check(plan(Operation.DELETE, Way.CHANGE_INTAKE, "loris"), Optional.empty(), images()))
                .hasMessageContaining("loris");
    }

    @Test
    void aSystemThatRecreatesNothingDeletesNothing() {
        forsage.capabilities = new Capabilities(true, true, true, true, false, true);
        assertThatThrownBy(() -> rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), images()))
                .hasMessageContaining("recreates no deleted record");
    }

    @Test
    void aStateThatNoRecordReturnsToIsNeitherLeftNorDeleted() {
        forsage.irrevocable = new Irrevocable(Map.of(), Map.of("application", Set.of("issued")));
        Optional<Attributes> issued = Optional.of(new Attributes(Map.of("state", "issued")));
        Optional<Attributes> inWork = Optional.of(new Attributes(Map.of("state", "inWork")));

        for (Operation operation : List.of(Operation.SET_STATE, Operation.DELETE)) {
            assertThatThrownBy(() -> rules.check(plan(operation, Way.FACADE, "loris"), issued, images()))
                    .hasMessageContaining("'issued'");
            assertThatCode(() -> rules.check(plan(operation, Way.FACADE, "loris"), inWork, images()))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> rules.check(plan(Operation.UPDATE, Way.FACADE, "loris"), issued, images()))
                .doesNotThrowAnyException();
    }

    @Test
    void whereOneSystemKeepsNoAssociationsNothingIsAssociated() {
        loris.capabilities = new Capabilities(true, true, true, false, true, true);
        assertThatThrownBy(
                        () -> rules.check(plan(Operation.ASSOCIATE, Way.FACADE, "loris"), Optional.empty(), images()))
                .hasMessageContaining("loris")
                .hasMessageContaining("no associations");
    }

    /** Every system has shown the record, and nothing hangs on it. */
    private static UndoImages images(RecordImage... children) {
        Map<String, BeforeImage> images = new java.util.HashMap<>();
        for (String system : List.of("forsage", "loris", "third")) {
            SystemRecord record = new SystemRecord(in(system, Operation.DELETE).ref(), Map.of(), Optional.empty());
            images.put(system, new BeforeImage.Whole(new RecordImage(record, List.of(), List.of(), List.of(children))));
        }
        return new UndoImages(images, Map.of());
    }

    @Test
    void recordsThatTheHubKeepsAreNotDeletedAlongWithAnother() {
        RecordImage gift = image("frs_gift");
        RecordImage task = image("task");
        RecordImage giftWithTask = new RecordImage(gift.record(), List.of(), List.of(), List.of(task));

        assertThatCode(() -> rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), images(gift)))
                .doesNotThrowAnyException();
        for (RecordImage child : List.of(task, giftWithTask)) {
            assertThatThrownBy(() ->
                            rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), images(child)))
                    .hasMessageContaining("'task'")
                    .hasMessageContaining("Delete those first");
        }
    }

    @Test
    void whatASystemDidNotShowBeforehandIsNotDeleted() {
        assertThatThrownBy(() ->
                        rules.check(plan(Operation.DELETE, Way.FACADE, "loris"), Optional.empty(), UndoImages.NONE))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.SYSTEM_UNAVAILABLE));
    }

    private static RecordImage image(String entity) {
        Ref ref = new Ref("forsage", entity, UUID.randomUUID().toString());
        return RecordImage.alone(new SystemRecord(ref, Map.of(), Optional.empty()));
    }

    private static WritePlan plan(Operation operation, Way way, String... mirrors) {
        boolean tie = operation == Operation.ASSOCIATE;
        Change change = new Change(
                operation,
                APPLICATION,
                Attributes.NONE,
                tie ? Optional.of(new Association("coBorrower", List.of())) : Optional.empty());
        UUID user = UUID.randomUUID();
        return new WritePlan(
                ExchangeIds.next(),
                new IncomingWrite(
                        way,
                        new HubUser(user, "u", "u", "sales"),
                        in("forsage", operation),
                        Optional.empty(),
                        "hash",
                        Optional.empty(),
                        Optional.empty()),
                new Home(user, "forsage", 1, false),
                OptionalLong.empty(),
                Optional.of(change),
                in("forsage", operation),
                Arrays.stream(mirrors).map(system -> in(system, operation)).toList(),
                new Trail(CrashPoints.NONE));
    }

    private static SystemChange in(String system, Operation operation) {
        return new SystemChange(operation, new Ref(system, "x", APPLICATION.id().toString()), Map.of());
    }
}
