package org.floris.journal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.store.HubUser;
import org.floris.store.WhyJson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SqlFindings implements Findings {
    private static final int LARGEST_PAGE = 500;

    private static final String INSERT =
            """
            insert into finding (id, kind, state, exchange_id, user_id, login, batch, rule, entity, record,
                record_id, asked_system, asked_entity, asked_id, home_system, mirror_system, cause, cause_told,
                home_image, mirror_image, seen_at)
            values (:id, :kind, 'OPEN', :exchange, :user, :login, :batch, :rule, :entity, :record,
                :recordId, :askedSystem, :askedEntity, :askedId, :home, :mirror, :cause, :told::jsonb,
                :homeImage, :mirrorImage, now())
            on conflict (kind, (coalesce(exchange_id::text, record)), (coalesce(mirror_system, '')))
                where state = 'OPEN' do nothing
            """;

    /** An exchange is decided as a whole, so it has one finding whichever mirror is at odds when it is looked at. */
    private static final String KNOWN =
            """
            select id from finding where state = 'OPEN' and kind = :kind
                and coalesce(exchange_id::text, record) = coalesce(:exchange::uuid::text, :record)
                and (kind = 'UNDECIDED' or coalesce(mirror_system, '') = coalesce(:mirror, ''))
            for update
            """;

    /** What could not be read this time stays as it was seen before. */
    private static final String REFRESH =
            """
            update finding set mirror_system = :mirror, rule = :rule, cause = :cause, cause_told = :told::jsonb, seen_at = now(),
                home_image = coalesce(:homeImage, home_image),
                mirror_image = coalesce(:mirrorImage, mirror_image)
            where id = :id
            """;

    private static final String SETTLE =
            """
            update finding set state = 'SETTLED', decision = :decision, settled_by = :by, settled_at = :at,
                settling_exchange = :exchange
            where id = :id and state = 'OPEN'
            returning *
            """;

    private static final String SETTLE_UNDECIDED =
            """
            update finding set state = 'SETTLED', settled_by = :by, settled_at = :at, settling_exchange = :exchange
            where exchange_id = :exchange and kind = 'UNDECIDED' and state = 'OPEN'
            returning *
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Images images;
    private final Masking masking;
    private final PersonalDataViews views;
    private final ObjectProvider<BatchOfUser> batches;
    private final ObjectProvider<FindingListener> listeners;

    SqlFindings(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Images images,
            Masking masking,
            PersonalDataViews views,
            ObjectProvider<BatchOfUser> batches,
            ObjectProvider<FindingListener> listeners) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.images = images;
        this.masking = masking;
        this.views = views;
        this.batches = batches;
        this.listeners = listeners;
    }

    @Override
    public UUID open(NewFinding finding) {
        return transaction.execute(status -> {
            while (true) {
                Optional<UUID> known = known(finding);
                if (known.isPresent()) {
                    refresh(known.get(), finding);
                    return known.get();
                }
                UUID id = ExchangeIds.next();
                if (insert(id, finding) == 1) {
                    return id;
                }
            }
        });
    }

    private Optional<UUID> known(NewFinding finding) {
        return jdbc.sql(KNOWN)
                .param("kind", finding.kind().name())
                .param("exchange", finding.exchange().orElse(null), Types.OTHER)
                .param("record", finding.recordKey())
                .param("mirror", finding.mirror().orElse(null), Types.VARCHAR)
                .query(UUID.class)
                .optional();
    }

    private void refresh(UUID id, NewFinding finding) {
        jdbc.sql(REFRESH)
                .param("mirror", finding.mirror().orElse(null), Types.VARCHAR)
                .param("rule", finding.rule())
                .param("cause", finding.cause().sentence())
                .param("told", WhyJson.write(finding.cause()), Types.VARCHAR)
                .param("homeImage", images.sealHome(id, finding), Types.BINARY)
                .param("mirrorImage", images.sealMirror(id, finding), Types.BINARY)
                .param("id", id)
                .update();
    }

    private int insert(UUID id, NewFinding finding) {
        return jdbc.sql(INSERT)
                .param("id", id)
                .param("kind", finding.kind().name())
                .param("exchange", finding.exchange().orElse(null), Types.OTHER)
                .param("user", finding.user().map(HubUser::id).orElse(null), Types.OTHER)
                .param("login", finding.user().map(HubUser::login).orElse(null), Types.VARCHAR)
                .param("batch", batchOf(finding).orElse(null), Types.VARCHAR)
                .param("rule", finding.rule())
                .param("entity", finding.entity())
                .param("record", finding.recordKey())
                .param("recordId", finding.record().map(record -> record.id()).orElse(null), Types.OTHER)
                .param("askedSystem", finding.asked().system())
                .param("askedEntity", finding.asked().entity())
                .param("askedId", finding.asked().id())
                .param("home", finding.home())
                .param("mirror", finding.mirror().orElse(null), Types.VARCHAR)
                .param("cause", finding.cause().sentence())
                .param("told", WhyJson.write(finding.cause()), Types.VARCHAR)
                .param("homeImage", images.sealHome(id, finding), Types.BINARY)
                .param("mirrorImage", images.sealMirror(id, finding), Types.BINARY)
                .update();
    }

    @Override
    public FindingPage search(FindingFilter filter, Optional<String> cursor, int size) {
        int wanted = Math.max(1, Math.min(size, LARGEST_PAGE));
        FindingSearch search = new FindingSearch(filter, cursor);
        List<Finding> found = jdbc.sql(search.sql() + " limit " + (wanted + 1))
                .params(search.parameters())
                .query(FindingRows::finding)
                .list();
        if (found.size() <= wanted) {
            return new FindingPage(found, Optional.empty());
        }
        List<Finding> page = found.subList(0, wanted);
        return new FindingPage(page, Optional.of(page.get(wanted - 1).id().toString()));
    }

    @Override
    public Optional<FindingDetail> find(UUID id) {
        return read(id).map(masking::mask);
    }

    @Override
    public Optional<FindingDetail> findUnmasked(UUID id, Viewing viewing) {
        views.record(new PersonalDataView.Subject(PersonalDataView.Kind.FINDING, id), viewing);
        return read(id);
    }

    @Override
    public boolean settle(UUID id, Finding.Settling settling) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Finding> settled = update(id, settling);
            settled.ifPresent(this::tell);
            return settled.isPresent();
        }));
    }

    @Override
    public boolean claim(Decided decided, UUID exchange) {
        return jdbc.sql("update finding set settling_exchange = :exchange, decision = :decision, settled_by = :by"
                                + " where id = :id and state = 'OPEN'")
                        .param("exchange", exchange)
                        .param("decision", decided.decision().name())
                        .param("by", decided.by())
                        .param("id", decided.finding())
                        .update()
                == 1;
    }

    /** What an exchange was at work on that was in doubt and is done after all. */
    void settleClaimedBy(UUID exchange, Instant at) {
        jdbc.sql("update finding set state = 'SETTLED', settled_at = :at"
                        + " where settling_exchange = :exchange and state = 'OPEN' returning *")
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("exchange", exchange)
                .query(FindingRows::finding)
                .list()
                .forEach(this::tell);
    }

    /** What is left open about an exchange that was in doubt and has ended, within the transaction that ends it. */
    void settleUndecidedOf(UUID exchange, Instant at) {
        jdbc.sql(SETTLE_UNDECIDED)
                .param("by", HUB)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("exchange", exchange)
                .query(FindingRows::finding)
                .list()
                .forEach(this::tell);
    }

    private void tell(Finding settled) {
        listeners.forEach(listener -> listener.settled(settled));
    }

    private Optional<Finding> update(UUID id, Finding.Settling settling) {
        return jdbc.sql(SETTLE)
                .param("decision", settling.decision().map(Enum::name).orElse(null), Types.VARCHAR)
                .param("by", settling.by())
                .param("at", OffsetDateTime.ofInstant(settling.at(), ZoneOffset.UTC))
                .param("exchange", settling.exchange().orElse(null), Types.OTHER)
                .param("id", id)
                .query(FindingRows::finding)
                .optional();
    }

    @Override
    public Map<FindingKind, Long> openCounts() {
        Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);
        Arrays.stream(FindingKind.values()).forEach(kind -> counts.put(kind, 0L));
        jdbc.sql("select kind, count(*) from finding where state = 'OPEN' group by kind")
                .query((row, number) -> counts.put(FindingKind.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private Optional<FindingDetail> read(UUID id) {
        return jdbc.sql("select * from finding where id = ?")
                .param(id)
                .query(images::detail)
                .optional();
    }

    private Optional<String> batchOf(NewFinding finding) {
        return finding.user().flatMap(user -> batches.stream()
                .flatMap(known -> known.batchOf(user.id()).stream())
                .findFirst());
    }
}
