package org.floris.journal;

import java.time.Duration;
import java.util.List;
import org.floris.store.WhyJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is parked, for the publisher alone: people only say what they wish, so that nobody but him moves an event and the
 * order of a record is kept.
 */
final class ParkedEventTable {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedEventTable.class);

    private static final String PARK =
            """
            with gone as (
                delete from outbox where id = any(:ids)
                returning id, event_id, exchange_id, entity, operation, record_id, schema_version, body, body_sealed,
                    created_at)
            insert into parked_event (id, event_id, exchange_id, entity, operation, record_id, schema_version, body,
                body_sealed, created_at, state, reason, reason_told, since, attempts, retry_at)
            select gone.*, why.state, why.reason, why.told, now(), 1, now() + :retryIn * interval '1 millisecond'
            from gone join unnest(:ids::bigint[], :states::text[], :reasons::text[], :told::jsonb[])
                as why (id, state, reason, told)
                on why.id = gone.id
            """;

    private static final String RELEASE =
            """
            with free as (
                delete from parked_event b where state = 'BEHIND'
                    and not exists (
                        select from parked_event h where h.record_id = b.record_id and h.state = 'PARKED')
                returning id, event_id, exchange_id, entity, operation, record_id, schema_version, body, body_sealed,
                    created_at)
            insert into outbox (id, event_id, exchange_id, entity, operation, record_id, schema_version, body,
                body_sealed, created_at)
            overriding system value select * from free
            """;

    private final JdbcClient jdbc;
    private final OutboxRows rows;

    ParkedEventTable(JdbcClient jdbc, OutboxRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void park(List<Parking> parked, Duration retryIn) {
        jdbc.sql(PARK)
                .param(
                        "ids",
                        OutboxSession.ids(parked.stream().map(Parking::event).toList()))
                .param(
                        "states",
                        parked.stream().map(parking -> parking.state().name()).toArray(String[]::new))
                .param(
                        "reasons",
                        parked.stream()
                                .map(parking -> parking.reason().sentence())
                                .toArray(String[]::new))
                .param(
                        "told",
                        parked.stream()
                                .map(parking -> WhyJson.write(parking.reason()))
                                .toArray(String[]::new))
                .param("retryIn", retryIn.toMillis())
                .update();
        parked.stream()
                .filter(parking -> parking.state() == Parking.State.PARKED)
                .forEach(parking -> LOG.warn(
                        "Event {} of exchange {} is parked: {}",
                        parking.event().eventId(),
                        parking.event().exchangeId(),
                        parking.reason()));
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from parked_event)")
                .query(Boolean.class)
                .single();
    }

    void dropWhatIsNotWanted() {
        jdbc.sql("delete from parked_event where state = 'PARKED' and wish = 'DROP' returning event_id, wished_by")
                .query((row, number) -> {
                    LOG.warn("Event {} is dropped unpublished, as {} wished", row.getString(1), row.getString(2));
                    return number;
                })
                .list();
    }

    /** Those whose turn it is to be tried again. */
    List<OutboxRow> due(int most) {
        return jdbc.sql("select *, false as behind from parked_event where state = 'PARKED'"
                        + " and (wish = 'RETRY' or retry_at <= now()) order by id limit ?")
                .param(most)
                .query(rows::read)
                .list();
    }

    void delete(List<OutboxRow> published) {
        jdbc.sql("delete from parked_event where id = any(?)")
                .param(OutboxSession.ids(published))
                .update();
    }

    void stillParked(List<Parking> parked, Duration retryIn) {
        for (Parking parking : parked) {
            jdbc.sql(
                            "update parked_event set reason = ?, reason_told = ?::jsonb, attempts = attempts + 1, wish = null, wished_by = null,"
                                    + " retry_at = now() + ? * interval '1 millisecond' where id = ?")
                    .params(
                            parking.reason().sentence(),
                            WhyJson.write(parking.reason()),
                            retryIn.toMillis(),
                            parking.event().id())
                    .update();
        }
    }

    /** What nothing of its record is in front of any more goes back into the outbox, to its old place. */
    int release() {
        return jdbc.sql(RELEASE).update();
    }
}
