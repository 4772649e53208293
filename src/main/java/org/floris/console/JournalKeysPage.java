package org.floris.console;

import java.util.List;
import org.floris.journal.sealing.KeyUse;
import org.floris.journal.sealing.KeyUse.KeyState;
import org.floris.journal.sealing.KeyUse.UsedKey;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which keys have sealed the journal's payloads; never the keys themselves. */
@Controller
class JournalKeysPage {
    private final KeyUse use;
    private final Words words;

    JournalKeysPage(KeyUse use, Words words) {
        this.use = use;
        this.words = words;
    }

    @GetMapping("/journal-keys")
    String list(Model model) {
        List<UsedKey> keys = use.keys();
        model.addAttribute("keys", keys);
        model.addAttribute("sentence", sentence(keys));
        return "journal-keys";
    }

    private Sentence sentence(List<UsedKey> keys) {
        if (keys.isEmpty()) {
            return Sentence.of(State.WAITING, words.say("keys.sentence.none"));
        }
        long missing = count(keys, KeyState.MISSING);
        if (missing > 0) {
            return Sentence.of(State.WRONG, words.count("keys.missing", missing));
        }
        long old = count(keys, KeyState.OLD);
        return Sentence.of(State.FINE, old == 0 ? words.say("keys.sentence.only") : words.count("keys.sentence", old));
    }

    private static long count(List<UsedKey> keys, KeyState state) {
        return keys.stream().filter(key -> key.state() == state).count();
    }
}
