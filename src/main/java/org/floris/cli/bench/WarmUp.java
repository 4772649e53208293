package org.floris.cli.bench;

/**
 * Calls a process until it gets no faster: a JVM is at compiling for a minute and longer when it is called for the first
 * time, with little left for the calls where processors are few.
 *
 * @param slice seconds of a run, after which the rate is looked at
 * @param most  seconds altogether; over a rate that goes on rising it ends all the same
 */
record WarmUp(double slice, double most) {
    /** So many runs without a better one end it; one or two happen while the machine is busy with something else. */
    private static final int NONE_BETTER = 4;

    private static final double BETTER = 1.02;

    /** @return whether the rate stopped rising in time */
    boolean untilSteady(Stopwatch.Run run) throws InterruptedException {
        double best = 0;
        int since = 0;
        for (double spent = 0; spent < most && since < NONE_BETTER; spent += slice) {
            double rate = run.of(slice).calls();
            since = rate > best * BETTER ? 0 : since + 1;
            best = Math.max(best, rate);
        }
        return since == NONE_BETTER;
    }

    void once(Stopwatch.Run run) throws InterruptedException {
        run.of(slice);
    }
}
