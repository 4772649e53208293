package org.floris.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes attempts: number and seed alone say which. */
public final class Attempts {
    private static final List<String> SYSTEMS = List.of("forsage", "forsage", "loris");

    private final long seed;
    private final List<Sample> samples;
    private final List<Mutation.Named<Attempt>> mutations = new ArrayList<>();
    private final String login;

    /** @param login of a user of both systems, whose home is forsage */
    public Attempts(long seed, List<Sample> samples, String login) {
        this.seed = seed;
        this.samples = samples;
        this.login = login;
        mutations.addAll(TextMutations.ALL);
        mutations.addAll(MeaningMutations.ALL);
        mutations.addAll(HttpMutations.ALL);
    }

    /** The generator's first numbers hardly differ for seeds side by side, so these are mixed. */
    static Random random(long seed, int number) {
        return new Random(new java.util.SplittableRandom(seed * 1_000_003 + number).nextLong());
    }

    /** As many as there are kinds of mutations times samples meet each pair of them. */
    public Attempt number(int number) {
        Random random = random(seed, number);
        Mutation.Named<Attempt> mutation = mutations.get(number % mutations.size());
        Sample sample = samples.get(random.nextInt(samples.size()));
        Attempt attempt = new Attempt(sample, TextMutations.pick(random, SYSTEMS), random.nextBoolean());
        attempt.headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((login + ":sandbox").getBytes(StandardCharsets.UTF_8)));
        attempt.mutation = mutation.name();
        mutation.mutation().spoil(attempt, random);
        return attempt;
    }
}
