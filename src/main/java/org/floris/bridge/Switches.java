package org.floris.bridge;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The main flow's {@code switches}: a feature that was switched off is refused before anything is written. */
@Component("bridgeSwitches")
@EnableConfigurationProperties(SwitchSettings.class)
class Switches {
    private final SwitchSettings settings;
    private final Repeats repeats;

    Switches(SwitchSettings settings, Repeats repeats) {
        this.settings = settings;
        this.repeats = repeats;
    }

    /** A repeat of what was written before it was switched off goes on: it writes nothing, and is told what was. */
    public IncomingWrite check(IncomingWrite write) {
        String feature = write.dialectSystem() + "/" + write.change().ref().entity() + "/"
                + write.change().operation().name().toLowerCase(java.util.Locale.ROOT);
        if (settings.off().contains(feature) && repeats.answered(write).isEmpty()) {
            throw new FlorisException(
                    ErrorCode.FEATURE_SWITCHED_OFF,
                    "The feature " + feature + " has been switched off. Ask the migration team if you still need it.");
        }
        return write;
    }
}
