package org.floris.journal.sealing;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of {@code floris.journal}, from the environment.
 *
 * @param key     seals what is written and opens it; 32 bytes in Base64
 * @param oldKeys only open what they have sealed
 */
@ConfigurationProperties("floris.journal")
record SealingSettings(@DefaultValue("") String key, @DefaultValue List<String> oldKeys) {
    SealingSettings {
        oldKeys = oldKeys.stream().filter(old -> !old.isBlank()).toList();
    }

    @Override
    public String toString() {
        return "SealingSettings[" + (key.isBlank() ? "no key" : "a key") + ", " + oldKeys.size() + " old]";
    }
}
