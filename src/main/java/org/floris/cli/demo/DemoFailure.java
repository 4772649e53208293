package org.floris.cli.demo;

/** Ends the demonstration with a sentence for people. */
class DemoFailure extends RuntimeException {
    DemoFailure(String message) {
        super(message);
    }
}
