package org.floris.migration;

import java.util.List;

/** A canonical entity and the systems that have it, in the order of their settings: the first one's word counts. */
record SharedEntity(String name, List<Source> sources) {
    SharedEntity {
        sources = List.copyOf(sources);
    }
}
