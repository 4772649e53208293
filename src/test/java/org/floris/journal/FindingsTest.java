package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.journal.JournalFixture.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.floris.canonical.Attributes;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.store.CoreTestContext;
import org.floris.store.HubUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CoreTestContext
@Import(JournalFixture.class)
class FindingsTest {
    private static final Why CAUSE = Why.plain("Nobody knows.");
    private static final Image AT_HOME = Image.of(new Attributes(Map.of("lastName", "Novaya")));
    private static final Image IN_MIRROR = Image.of(new Attributes(Map.of("lastName", "Staraya")));

    @Autowired
    private Findings findings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JournalFixture fixture;

    private HubUser user;

    @BeforeEach
    void aUser() {
        user = fixture.newUser("sales");
    }

    @Test
    void oneFindingIsOpenedForWhatIsLookedAtAgainAndAgain() {
        Intent intent = fixture.update(user, client());
        UUID first = findings.open(undecided(intent, "loris", changedIn("loris")));
        UUID second = findings.open(undecided(intent, "loris", changedIn("forsage")));
        assertThat(second).isEqualTo(first);
        assertThat(openOf(intent)).hasSize(1);
        assertThat(openOf(intent).get(0).cause()).isEqualTo(changedIn("forsage"));
    }

    @Test
    void anotherMirrorOrAnotherKindIsAnotherFinding() {
        Intent intent = fixture.update(user, client());
        UUID one = findings.open(finding(FindingKind.PARKED, intent, "loris", CAUSE));
        UUID otherMirror = findings.open(finding(FindingKind.PARKED, intent, "abs", CAUSE));
        UUID otherKind = findings.open(undecided(intent, "loris", CAUSE));
        assertThat(Set.of(one, otherMirror, otherKind)).hasSize(3);
    }

    @Test
    void anExchangeIsUndecidedOnceWhicheverMirrorIsAtOdds() {
        Intent intent = fixture.update(user, client());
        UUID one = findings.open(undecided(intent, "loris", CAUSE));
        assertThat(findings.open(undecided(intent, "abs", CAUSE))).isEqualTo(one);
        assertThat(findings.find(one).orElseThrow().finding().mirror()).contains("abs");
    }

    @Test
    void whatComesBackAfterItWasSettledIsANewFinding() {
        Intent intent = fixture.update(user, client());
        UUID first = findings.open(undecided(intent, "loris", CAUSE));
        assertThat(findings.settle(first, by("engineer", Decision.TAKE_HOME))).isTrue();
        UUID second = findings.open(undecided(intent, "loris", CAUSE));
        assertThat(second).isNotEqualTo(first);
        assertThat(openOf(intent)).extracting(Finding::id).containsExactly(second);
    }

    @Test
    void aConflictThatNoWriteHasShownIsKnownByItsRecord() {
        RecordId record = client();
        assertThat(findings.open(conflict(record))).isEqualTo(findings.open(conflict(record)));
        assertThat(findings.open(conflict(client()))).isNotEqualTo(findings.open(conflict(record)));
    }

    @Test
    void whatCannotBeReadThisTimeStaysAsItWasSeen() {
        Intent intent = fixture.update(user, client());
        UUID id = findings.open(undecided(intent, "loris", CAUSE));
        findings.open(NewFinding.of(
                FindingKind.UNDECIDED,
                intent,
                "changed-since",
                Optional.of("loris"),
                CAUSE,
                Optional.empty(),
                Optional.of(Image.NOT_THERE)));
        FindingDetail detail = findings.find(id).orElseThrow();
        assertThat(detail.homeImage()).isPresent();
        assertThat(detail.homeImage().get().exists()).isTrue();
        assertThat(detail.mirrorImage()).contains(Image.NOT_THERE);
    }

    @Test
    void personalValuesAreMaskedAndShownOnlyToThoseWhoMay() {
        UUID id = findings.open(undecided(fixture.update(user, client()), "loris", CAUSE));
        FindingDetail detail = findings.find(id).orElseThrow();
        assertThat(detail.homeImage().orElseThrow().attributes().names()).containsExactly("lastName");
        assertThat(detail.toString()).doesNotContain("Novaya").doesNotContain("Staraya");
        assertThatThrownBy(
                        () -> findings.findUnmasked(id, new Viewing("rest", "127.0.0.1", "Request 4711 of the client")))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.NOT_ALLOWED));
    }

    @Test
    void imagesAreSealedAtRestAndOpenedOnlyInTheirOwnPlace() {
        UUID one = findings.open(undecided(fixture.update(user, client()), "loris", CAUSE));
        UUID other = findings.open(undecided(fixture.update(user, client()), "loris", CAUSE));
        byte[] stored = jdbc.sql("select home_image from finding where id = ?")
                .param(one)
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Novaya");
        jdbc.sql("update finding set home_image = ? where id = ?")
                .params(stored, other)
                .update();
        FindingDetail moved = findings.find(other).orElseThrow();
        assertThat(moved.homeImage()).isEmpty();
        assertThat(moved.unreadable()).isPresent();
    }

    @Test
    void whatIsOpenedInATransactionThatIsRolledBackIsNotThere() {
        Intent intent = fixture.update(user, client());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            findings.open(undecided(intent, "loris", CAUSE));
            status.setRollbackOnly();
        });
        assertThat(openOf(intent)).isEmpty();
    }

    @Test
    void ofTwoWhoSettleAtOnceOneWinsAndIsNamed() {
        UUID id = findings.open(undecided(fixture.update(user, client()), "loris", CAUSE));
        List<CompletableFuture<Boolean>> attempts = List.of(
                CompletableFuture.supplyAsync(() -> findings.settle(id, by("anna", Decision.TAKE_HOME))),
                CompletableFuture.supplyAsync(() -> findings.settle(id, by("boris", Decision.TAKE_MIRROR))));
        List<Boolean> won = attempts.stream().map(CompletableFuture::join).toList();
        assertThat(Collections.frequency(won, true)).isEqualTo(1);
        Finding settled = findings.find(id).orElseThrow().finding();
        assertThat(settled.state()).isEqualTo(FindingState.SETTLED);
        assertThat(settled.settling().orElseThrow().by()).isEqualTo(won.get(0) ? "anna" : "boris");
        assertThat(settled.settling().orElseThrow().decision())
                .contains(won.get(0) ? Decision.TAKE_HOME : Decision.TAKE_MIRROR);
    }

    @Test
    void whatIsNotThereIsNotSettled() {
        assertThat(findings.settle(UUID.randomUUID(), by("anna", Decision.EDIT)))
                .isFalse();
    }

    @Test
    void searchFindsByWhatPeopleKnowOfIt() {
        Intent intent = fixture.update(user, client());
        UUID id = findings.open(undecided(intent, "loris", CAUSE));
        RecordId record = intent.change().orElseThrow().record();
        assertFound(
                id, filter(Optional.empty(), Optional.of("BANK\\" + user.login().toUpperCase())));
        assertFound(id, filter(Optional.of(record.toString()), Optional.empty()));
        assertFound(id, filter(Optional.of(intent.asked().toString()), Optional.empty()));
        assertFound(id, filter(Optional.of(record.id().toString()), Optional.of(user.login())));
        assertThat(search(filter(Optional.of(client().toString()), Optional.empty())))
                .isEmpty();
        assertThat(search(new FindingFilter(
                        Set.of(FindingKind.CONFLICT),
                        Set.of(),
                        Optional.of("loris"),
                        Optional.of("client"),
                        Optional.empty(),
                        Optional.of(user.login()),
                        Optional.empty(),
                        Optional.empty())))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        List<UUID> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(findings.open(undecided(fixture.update(user, client()), "loris", CAUSE)));
        }
        FindingFilter filter = filter(Optional.empty(), Optional.of(user.login()));
        FindingPage first = findings.search(filter, Optional.empty(), 3);
        FindingPage second = findings.search(filter, first.next(), 3);
        List<UUID> listed = new ArrayList<>();
        first.findings().forEach(finding -> listed.add(finding.id()));
        second.findings().forEach(finding -> listed.add(finding.id()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(listed).isSortedAccordingTo(Collections.reverseOrder(UUID::compareTo));
        assertThat(second.next()).isEmpty();
        assertThat(findings.search(filter, Optional.of("no cursor"), 3).findings())
                .isEmpty();
    }

    @Test
    void theOpenOnesAreCountedByKind() {
        long before = findings.openCounts().get(FindingKind.UNDECIDED);
        UUID id = findings.open(undecided(fixture.update(user, client()), "loris", CAUSE));
        assertThat(findings.openCounts()).containsEntry(FindingKind.UNDECIDED, before + 1);
        assertThat(findings.openCounts()).containsOnlyKeys(FindingKind.values());
        findings.settle(id, by("anna", Decision.EDIT));
        assertThat(findings.openCounts()).containsEntry(FindingKind.UNDECIDED, before);
    }

    private List<Finding> openOf(Intent intent) {
        return search(FindingFilter.openOf(intent.exchangeId()));
    }

    private List<Finding> search(FindingFilter filter) {
        return findings.search(filter, Optional.empty(), 100).findings();
    }

    private void assertFound(UUID id, FindingFilter filter) {
        assertThat(search(filter)).extracting(Finding::id).containsExactly(id);
    }

    private static FindingFilter filter(Optional<String> record, Optional<String> user) {
        return new FindingFilter(
                Set.of(FindingKind.UNDECIDED),
                Set.of(FindingState.OPEN),
                Optional.of("loris"),
                Optional.of("client"),
                Optional.empty(),
                user,
                record,
                Optional.empty());
    }

    private static NewFinding undecided(Intent intent, String mirror, Why cause) {
        return finding(FindingKind.UNDECIDED, intent, mirror, cause);
    }

    private static NewFinding finding(FindingKind kind, Intent intent, String mirror, Why cause) {
        return NewFinding.of(
                kind,
                intent,
                "changed-since",
                Optional.of(mirror),
                cause,
                Optional.of(AT_HOME),
                Optional.of(IN_MIRROR));
    }

    private static NewFinding conflict(RecordId record) {
        return new NewFinding(
                FindingKind.CONFLICT,
                Optional.empty(),
                Optional.empty(),
                "ask",
                Optional.of(record),
                new Ref("forsage", "contact", record.id().toString()),
                "forsage",
                Optional.of("loris"),
                CAUSE,
                Optional.of(AT_HOME),
                Optional.of(IN_MIRROR));
    }

    private static Why changedIn(String system) {
        return Why.of("changed-since", "In {0} somebody else has changed the record since.", system);
    }

    private static Finding.Settling by(String login, Decision decision) {
        return new Finding.Settling(Optional.of(decision), login, Instant.now(), Optional.empty());
    }
}
