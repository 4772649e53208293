package org.floris.cli.bench;

/**
 * Calls a process until it gets no faster and has compiled what the calls go through: a JVM is at that for minutes when
 * it is called for the first time, with little left for it where processors are few, and its rate stands still meanwhile.
 *
 * @param slice seconds of a run, after which the rate is looked at
 * @param most  seconds altogether; over a rate that goes on rising it ends all the same
 */
record WarmUp(double slice, double most) {
    /** So many runs without a better one end it; one or two happen while the machine is busy with something else. */
    private static final int NONE_BETTER = 4;

    private static final double BETTER = 1.02;

    /** Of the time. What is compiled after that is seldom called. */
    private static final double STILL_COMPILING = 0.1;

    /** What the process has compiled so far. */
    interface Compiled {
        double seconds() throws InterruptedException;
    }

    /** @return whether the rate stopped rising in time, and the process compiling */
    boolean untilSteady(Stopwatch.Run run, Compiled compiled) throws InterruptedException {
        double best = 0;
        int since = 0;
        double before = compiled.seconds();
        boolean compiling = true;
        for (double spent = 0; spent < most && (since < NONE_BETTER || compiling); spent += slice) {
            double rate = run.of(slice).calls();
            since = rate > best * BETTER ? 0 : since + 1;
            best = Math.max(best, rate);
            double after = compiled.seconds();
            compiling = after - before > STILL_COMPILING * slice;
            before = after;
        }
        return since >= NONE_BETTER && !compiling;
    }

    void once(Stopwatch.Run run) throws InterruptedException {
        run.of(slice);
    }
}
