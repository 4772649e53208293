package org.floris.journal;

import java.util.List;
import java.util.Optional;

/** @param next the cursor of the next page; empty on the last */
public record FindingPage(List<Finding> findings, Optional<String> next) {
    public FindingPage {
        findings = List.copyOf(findings);
    }
}
