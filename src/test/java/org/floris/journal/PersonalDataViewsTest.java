package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.floris.journal.JournalFixture.client;
import static org.floris.journal.JournalFixture.opened;
import static org.floris.journal.JournalFixture.settled;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.store.CoreTestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@CoreTestContext
@Import(JournalFixture.class)
class PersonalDataViewsTest {
    private static final String REASON = "Request 4711 of the client";
    private static final Viewing VIEWING = new Viewing("rest", "10.1.2.3", REASON);

    @Autowired
    private Journal journal;

    @Autowired
    private Exchanges exchanges;

    @Autowired
    private PersonalDataViews views;

    @Autowired
    private JournalFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    private UUID exchange;

    @BeforeEach
    void anExchange() {
        Intent intent = fixture.update(fixture.newUser("sales"), client());
        journal.done(opened(journal.open(intent)), settled(intent));
        exchange = intent.exchangeId();
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
        jdbc.sql("alter table personal_data_view drop constraint if exists nothing_is_written")
                .update();
    }

    @Test
    void whoSeesPersonalDataIsWrittenDown() {
        signIn("inspector", "ROLE_VIEWER", "ROLE_PERSONAL_DATA");

        ExchangeDetail shown = exchanges.findUnmasked(exchange, VIEWING).orElseThrow();

        assertThat(shown.change().orElseThrow().attributes().get("lastName")).isEqualTo("Novaya");
        assertThat(viewsOfTheExchange())
                .extracting(PersonalDataView::viewer, PersonalDataView::subject, PersonalDataView::viewing)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "inspector", new PersonalDataView.Subject(PersonalDataView.Kind.EXCHANGE, exchange), VIEWING));
        assertThat(views.search(Optional.of("inspector"), Optional.empty(), OptionalLong.empty(), 1))
                .hasSize(1);
        assertThat(views.search(Optional.of("nobody"), Optional.empty(), OptionalLong.empty(), 1))
                .isEmpty();
    }

    @Test
    void viewsArePagedFromTheNewestOn() {
        signIn("inspector", "ROLE_PERSONAL_DATA");
        for (int time = 0; time < 3; time++) {
            exchanges.findUnmasked(exchange, VIEWING);
        }
        List<PersonalDataView> all = viewsOfTheExchange();

        List<PersonalDataView> second = views.search(
                Optional.empty(),
                Optional.of(exchange),
                OptionalLong.of(all.get(0).id()),
                1);

        assertThat(all).extracting(PersonalDataView::id).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(second).containsExactly(all.get(1));
    }

    @Test
    void nothingIsShownWhenItCannotBeWrittenDown() {
        signIn("inspector", "ROLE_PERSONAL_DATA");
        jdbc.sql("alter table personal_data_view add constraint nothing_is_written check (false) not valid")
                .update();

        assertRefused(ErrorCode.JOURNAL_UNAVAILABLE, VIEWING);
    }

    @Test
    void whoHasNoRightSeesNothingAndLeavesNoView() {
        signIn("operator", "ROLE_OPERATOR", "ROLE_VIEWER");

        assertRefused(ErrorCode.NOT_ALLOWED, VIEWING);
        assertThat(viewsOfTheExchange()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "         because         ", "too short"})
    void whoSaysNoReasonSeesNothing(String reason) {
        signIn("inspector", "ROLE_PERSONAL_DATA");

        assertRefused(ErrorCode.INVALID_VALUE, new Viewing("console", "10.1.2.3", reason));
        assertThat(viewsOfTheExchange()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update personal_data_view set viewer = 'nobody'",
                "delete from personal_data_view",
                "truncate personal_data_view"
            })
    void whatWasWrittenDownStays(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    private void assertRefused(ErrorCode code, Viewing viewing) {
        assertThatThrownBy(() -> exchanges.findUnmasked(exchange, viewing))
                .isInstanceOfSatisfying(FlorisException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private List<PersonalDataView> viewsOfTheExchange() {
        return views.search(Optional.empty(), Optional.of(exchange), OptionalLong.empty(), 100);
    }

    private static void signIn(String name, String... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(name, "password", authorities));
    }
}
