package org.floris.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.store.CoreTestContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTestContext
@Import(JournalFixture.class)
class KeyedCallsTest {
    @Autowired
    private KeyedCalls calls;

    @Autowired
    private JournalHousekeeping housekeeping;

    @Autowired
    private JdbcClient jdbc;

    private final MessageKey call = new MessageKey("engineer", UUID.randomUUID().toString(), "hash");

    @Test
    void aRepeatGetsTheFirstAnswerToTheByte() {
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.First.class);
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.Running.class);
        calls.answered(
                call,
                new KeyedCalls.Answer(
                        201,
                        Optional.of("application/json"),
                        Optional.of("/api/v1/batches/1"),
                        "{ }".getBytes(StandardCharsets.UTF_8)));

        KeyedCalls.Answer answer = ((KeyedCalls.Begun.Answered) calls.begin(call)).answer();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.contentType()).contains("application/json");
        assertThat(answer.location()).contains("/api/v1/batches/1");
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{ }");
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<KeyedCalls.Begun> begin = () -> calls.begin(call);
            int firsts = 0;
            for (Future<KeyedCalls.Begun> one : callers.invokeAll(
                    IntStream.range(0, 32).mapToObj(n -> begin).toList())) {
                firsts += one.get() instanceof KeyedCalls.Begun.First ? 1 : 0;
            }
            assertThat(firsts).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void theSameKeyWithAnotherPayloadIsRefusedAndAnotherCallersIsAnotherKey() {
        calls.begin(call);
        assertThatThrownBy(() -> calls.begin(new MessageKey("engineer", call.id(), "other")))
                .isInstanceOfSatisfying(FlorisException.class, wrong -> assertThat(wrong.code())
                        .isEqualTo(ErrorCode.MESSAGE_ID_REUSED));
        assertThat(calls.begin(new MessageKey("operator", call.id(), "other")))
                .isInstanceOf(KeyedCalls.Begun.First.class);
    }

    @Test
    void whatHasDoneNothingMayBeTriedAgain() {
        calls.begin(call);
        calls.forget(call);
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.First.class);
    }

    @Test
    void whatBrokeOffHereOrWithItsHubIsNotDoneAgain() {
        calls.begin(call);
        calls.brokenOff(call);
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.BrokenOff.class);

        MessageKey other = new MessageKey("engineer", UUID.randomUUID().toString(), "hash");
        calls.begin(other);
        jdbc.sql("update keyed_call set owner = 'dead' where key = ?")
                .param(other.id())
                .update();
        assertThat(calls.begin(other)).isInstanceOf(KeyedCalls.Begun.BrokenOff.class);
    }

    @Test
    void keysAreForgottenAfterSevenDays() {
        calls.begin(call);
        aged("6 days 23 hours");
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.Running.class);
        aged("2 hours");
        assertThat(calls.begin(call)).isInstanceOf(KeyedCalls.Begun.First.class);
    }

    private void aged(String by) {
        jdbc.sql("update keyed_call set at = at - cast(? as interval) where key = ?")
                .params(by, call.id())
                .update();
        housekeeping.forgetOldMessages();
    }
}
