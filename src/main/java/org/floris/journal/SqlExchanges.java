package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.Why;
import org.floris.journal.sealing.SealedPayloadException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SqlExchanges implements Exchanges {
    private static final int LARGEST_PAGE = 500;

    private final JdbcClient jdbc;
    private final Masking masking;
    private final PersonalDataViews views;
    private final Payloads payloads;
    private final SqlConflicts conflicts;

    SqlExchanges(JdbcClient jdbc, Masking masking, PersonalDataViews views, Payloads payloads, SqlConflicts conflicts) {
        this.jdbc = jdbc;
        this.masking = masking;
        this.views = views;
        this.payloads = payloads;
        this.conflicts = conflicts;
    }

    @Override
    public ExchangePage search(ExchangeFilter filter, Optional<String> cursor, int size) {
        int wanted = Math.max(1, Math.min(size, LARGEST_PAGE));
        List<ExchangeSummary> found = new ExchangeFinder(jdbc).find(filter, cursor, wanted + 1);
        if (found.size() <= wanted) {
            return new ExchangePage(found, Optional.empty());
        }
        List<ExchangeSummary> page = found.subList(0, wanted);
        return new ExchangePage(page, Optional.of(page.get(wanted - 1).id().toString()));
    }

    @Override
    public Optional<ExchangeDetail> find(UUID id) {
        return read(id).map(masking::mask);
    }

    @Override
    public Optional<ExchangeDetail> findUnmasked(UUID id, Viewing viewing) {
        views.record(new PersonalDataView.Subject(PersonalDataView.Kind.EXCHANGE, id), viewing);
        return read(id);
    }

    @Override
    public Map<ExchangeState, Long> counts(Instant since) {
        Map<ExchangeState, Long> counts = new EnumMap<>(ExchangeState.class);
        Arrays.stream(ExchangeState.values()).forEach(state -> counts.put(state, 0L));
        jdbc.sql("select state, count(*) from exchange where id >= ? group by state")
                .param(ExchangeIds.first(since))
                .query((row, number) -> counts.put(ExchangeState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    @Override
    public List<ExchangeSummary> inFlightOf(Set<UUID> users) {
        return jdbc.sql("select * from exchange where id ="
                        + " any(array(select exchange_id from hold where user_id = any(?))) order by id")
                .param(users.toArray(UUID[]::new))
                .query(ExchangeRows::summary)
                .list();
    }

    @Override
    public List<HeldRecord> heldRecords() {
        return jdbc.sql("select record, exchange_id, state, user_id, since from hold order by since limit 1000")
                .query((row, number) -> new HeldRecord(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        ExchangeState.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private Optional<ExchangeDetail> read(UUID id) {
        List<ExchangeDetail.Transition> transitions = transitions(id);
        return jdbc.sql("select * from exchange where id = ?")
                .param(id)
                .query((row, number) -> detail(row, transitions))
                .optional();
    }

    private ExchangeDetail detail(ResultSet row, List<ExchangeDetail.Transition> later) throws SQLException {
        ExchangeSummary summary = ExchangeRows.summary(row, 0);
        String owner = row.getString("owner");
        List<ExchangeDetail.Transition> transitions = new ArrayList<>();
        transitions.add(new ExchangeDetail.Transition(
                Optional.empty(), ExchangeState.OPEN, owner, Why.NONE, summary.openedAt()));
        transitions.addAll(later);
        Optional<Attributes> before = Optional.empty();
        Optional<Change> change = Optional.empty();
        Optional<String> unreadable = Optional.empty();
        List<LostValues> lost = List.of();
        try {
            before = payloads.before(summary.id(), row);
            change = payloads.change(summary.id(), row);
            lost = conflicts.of(summary.id());
        } catch (SealedPayloadException sealed) {
            unreadable = Optional.of(sealed.getMessage());
        }
        return new ExchangeDetail(
                summary,
                Optional.ofNullable(row.getString("message_id")),
                owner,
                JournalJson.readSteps(row.getString("steps")),
                transitions,
                before,
                change,
                unreadable,
                ExchangeRows.together(row),
                lost);
    }

    private List<ExchangeDetail.Transition> transitions(UUID exchangeId) {
        return jdbc.sql("select from_state, to_state, made_by, why, why_told, at from exchange_transition"
                        + " where exchange_id = ? order by version")
                .param(exchangeId)
                .query((row, number) -> new ExchangeDetail.Transition(
                        Optional.of(ExchangeState.valueOf(row.getString(1))),
                        ExchangeState.valueOf(row.getString(2)),
                        row.getString(3),
                        ExchangeRows.why(row),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
