package org.floris.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** Which page of a list. */
class PageOptions {
    @Option(names = "--limit", defaultValue = "20", description = "How many, from 1. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--cursor", description = "Where the page before ended.")
    private String cursor;

    /** Adds the API's parameters to the filters of a list. */
    Map<String, String> with(Map<String, String> filters) {
        filters.put("limit", Integer.toString(limit));
        filters.put("cursor", cursor);
        return filters;
    }
}
