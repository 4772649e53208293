package org.floris.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Keeps Spring from printing a stack trace for what the run command tells in one sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class QuietStartFailures implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        return StartFailures.isKnown(failure);
    }
}
