package org.floris.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Operation;
import org.floris.store.CoreTestContext;
import org.floris.store.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
class UsageTest {
    @Autowired
    private BufferedUsageCounter counter;

    @Autowired
    private UsageReport report;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UsageTable table;

    @Autowired
    private Users users;

    @BeforeEach
    void nothingCounted() {
        counter.flush();
        jdbc.sql("delete from usage_hour").update();
    }

    @Test
    void callsOfManyThreadsAreAllCountedByUserAndFeature() throws InterruptedException {
        UUID user = UUID.randomUUID();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int call = 0; call < 10_000; call++) {
                    counter.count(user, "forsage", "contact", call % 5 == 0 ? Operation.UPDATE : Operation.RETRIEVE);
                }
            }));
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            counter.flush();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        counter.flush();
        assertThat(report.total(UsageFilter.ALL)).isEqualTo(80_000);
        assertThat(report.rows(UsageFilter.ALL, EnumSet.of(UsageReport.Grouping.OPERATION)))
                .extracting(UsageRow::operation, UsageRow::calls, UsageRow::users)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Optional.of(Operation.RETRIEVE), 64_000L, 1L),
                        org.assertj.core.groups.Tuple.tuple(Optional.of(Operation.UPDATE), 16_000L, 1L));
        assertThat(report.rows(UsageFilter.ALL, EnumSet.allOf(UsageReport.Grouping.class)))
                .isNotEmpty();
        assertThat(report.rows(UsageFilter.ALL, Set.of())).hasSize(1);
    }

    @Test
    void whoIsLeftOutIsNotCountedAndAllOthersAre() {
        UsageSettings settings = new UsageSettings(Duration.ofHours(1), 1_000, List.of("Robot-*", "monitor"));
        BufferedUsageCounter partial = new BufferedUsageCounter(table, settings, users, new SimpleMeterRegistry());
        for (String login : List.of("robot-7", "monitor", "monitoring", "ivanov")) {
            partial.count(known(login), "forsage", "contact", Operation.RETRIEVE);
        }
        partial.count(UUID.randomUUID(), "forsage", "contact", Operation.RETRIEVE);
        partial.destroy();
        jdbc.sql("delete from app_user where department = 'left out'").update();
        users.forget();
        assertThat(report.rows(UsageFilter.ALL, Set.of()))
                .extracting(UsageRow::users)
                .containsExactly(3L);
    }

    private UUID known(String login) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into app_user (id, entity, login, department, created_at, changed_at, version, attributes)"
                        + " values (?, 'user', ?, 'left out', now(), now(), 0, '{}')")
                .param(id)
                .param(login)
                .update();
        users.forget();
        return id;
    }

    @Test
    void aNameThatIsNoneIsCountedAsOneAndHoldsUpNothing() {
        UUID user = UUID.randomUUID();
        counter.count(user, "forsage", "n".repeat(100_000), Operation.RETRIEVE);
        counter.count(user, "forsage", "drop table \u0000", Operation.RETRIEVE);
        counter.count(user, "forsage", "contact", Operation.RETRIEVE);
        counter.flush();
        assertThat(report.rows(UsageFilter.ALL, EnumSet.of(UsageReport.Grouping.ENTITY)))
                .extracting(UsageRow::entity, UsageRow::calls)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Optional.of("?"), 2L),
                        org.assertj.core.groups.Tuple.tuple(Optional.of("contact"), 1L));
    }

    @Test
    void aDatabaseThatIsAwayLosesNothing() {
        UUID user = UUID.randomUUID();
        counter.count(user, "loris", "lead", Operation.CREATE);
        jdbc.sql("alter table usage_hour rename to usage_away").update();
        try {
            assertThatThrownBy(counter::flush).isInstanceOf(RuntimeException.class);
            counter.count(user, "loris", "lead", Operation.CREATE);
        } finally {
            jdbc.sql("alter table usage_away rename to usage_hour").update();
        }
        counter.flush();
        assertThat(report.total(UsageFilter.ALL)).isEqualTo(2);
    }
}
