package org.floris.cli.bench;

/** Ends the benchmark, or keeps one of its rows empty, with a sentence for people. */
final class BenchFailure extends RuntimeException {
    BenchFailure(String message) {
        super(message);
    }
}
