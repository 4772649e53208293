package org.floris.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes attempts on the data service: number and seed alone say which. */
public final class DataAttempts {
    private final long seed;
    private final List<DataSample> samples;
    private final String login;

    /** @param login of a user whose home is forsage; contact and task are his, an application at hand */
    public DataAttempts(long seed, String login, String contact, String task, String application) {
        this.seed = seed;
        this.login = login;
        this.samples = DataSample.all(contact, task, application);
    }

    public int samples() {
        return samples.size();
    }

    public DataAttempt number(int number) {
        Random random = Attempts.random(seed, number);
        DataMutations.Fitting mutation = DataMutations.ALL.get(number % DataMutations.ALL.size());
        List<DataSample> fitting = samples.stream().filter(mutation.samples()).toList();
        DataAttempt attempt = new DataAttempt(TextMutations.pick(random, fitting));
        attempt.headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8)));
        attempt.mutation = mutation.named().name();
        mutation.named().mutation().spoil(attempt, random);
        return attempt;
    }
}
