package org.floris.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of a list. */
@Schema(description = "One page of a list; send nextCursor as cursor to get the next one.")
record Page<T>(
        List<T> items,
        @Schema(description = "Where the next page begins; null on the last.", nullable = true) String nextCursor) {
    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
