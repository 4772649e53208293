package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SqlPersonalDataViews implements PersonalDataViews {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int LARGEST_PAGE = 500;

    private final PersonalDataRight right;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SqlPersonalDataViews(PersonalDataRight right, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.right = right;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void record(PersonalDataView.Subject subject, Viewing viewing) {
        String viewer = right.require();
        check(viewing.reason());
        try {
            transaction.executeWithoutResult(status -> jdbc.sql("insert into personal_data_view"
                            + " (at, viewer, subject_kind, subject_id, way, address, reason)"
                            + " values (now(), ?, ?, ?, ?, ?, ?)")
                    .param(viewer)
                    .param(subject.kind().name())
                    .param(subject.id())
                    .param(viewing.way())
                    .param(viewing.address())
                    .param(viewing.reason())
                    .update());
        } catch (DataAccessException | TransactionException away) {
            throw new FlorisException(
                    ErrorCode.JOURNAL_UNAVAILABLE,
                    "It could not be written down who looks at personal data, so nothing is shown; try again in a moment",
                    away);
        }
    }

    @Override
    public List<PersonalDataView> search(
            Optional<String> viewer, Optional<UUID> subject, OptionalLong before, int size) {
        return jdbc.sql("select * from personal_data_view where (:viewer::text is null or viewer = :viewer)"
                        + " and (:subject::uuid is null or subject_id = :subject) and id < :before"
                        + " order by id desc limit :size")
                .param("viewer", viewer.orElse(null))
                .param("subject", subject.orElse(null))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("size", Math.max(1, Math.min(size, LARGEST_PAGE)))
                .query((row, number) -> new PersonalDataView(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("viewer"),
                        new PersonalDataView.Subject(
                                PersonalDataView.Kind.valueOf(row.getString("subject_kind")),
                                row.getObject("subject_id", UUID.class)),
                        new Viewing(row.getString("way"), row.getString("address"), row.getString("reason"))))
                .list();
    }

    private static void check(String reason) {
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "Say in " + SHORTEST_REASON + " to " + LONGEST_REASON
                            + " characters why you need to see personal data, such as the number of the request");
        }
    }
}
