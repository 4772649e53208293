package org.floris.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.floris.journal.sealing.KeyUse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/journal-keys", produces = "application/json")
@Tag(name = "Journal keys", description = "Which keys have sealed the journal's payloads; never the keys themselves.")
class JournalKeysController {
    private final KeyUse use;

    JournalKeysController(KeyUse use) {
        this.use = use;
    }

    /** A key by its id. */
    record KeyAnswer(String id, String state, Instant firstUsed, Instant lastUsed) {}

    @GetMapping
    @Operation(
            summary = "Keys that have sealed payloads, the one used last first",
            description = "State is current, old (opens only) or missing (this hub was not given it).")
    Page<KeyAnswer> list() {
        return Page.whole(use.keys().stream()
                .map(key -> new KeyAnswer(key.id(), Labels.of(key.state()), key.firstUsed(), key.lastUsed()))
                .toList());
    }
}
