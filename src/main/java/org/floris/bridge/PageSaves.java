package org.floris.bridge;

import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.Actor;
import org.floris.connector.Connectors;
import org.floris.connector.SystemRecord;
import org.floris.connector.mapping.Translator;
import org.floris.store.LinkTable;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/**
 * A save in a CRM's pages brings its before-image with it, from when it was made. When its turn comes others may have
 * written the record, or the CRM may have given the save up: upon an image that was never true, nothing could be confirmed
 * or taken back.
 */
@Component
class PageSaves {
    private final Connectors connectors;
    private final Translator translator;
    private final UnifiedStore store;
    private final LinkTable links;

    PageSaves(Connectors connectors, Translator translator, UnifiedStore store, LinkTable links) {
        this.connectors = connectors;
        this.translator = translator;
        this.store = store;
        this.links = links;
    }

    /**
     * Asked between the reading of the record's turn and its hold. The store knows the record as the last exchange has left
     * it, which costs no call; only where it shows something else home is asked, and home decides.
     *
     * @param said the before-image in canonical attributes
     * @throws FlorisException RECORD_HELD when the save was made upon something that is not there any more
     */
    void check(WritePlan plan, Optional<Attributes> said) {
        if (!plan.incoming().homeWritesItself() || said.isEmpty()) {
            return;
        }
        Attributes image = said.get();
        Change change = plan.change().orElseThrow();
        boolean asStored = store.find(change.record())
                .filter(known -> known.attributes().onlyOrNull(image.names()).equals(image))
                .isPresent();
        if (!asStored && !asInHome(plan, change, image)) {
            throw new FlorisException(
                    ErrorCode.RECORD_HELD,
                    "The record was changed by somebody else while your save was waiting. Open it again and repeat the"
                            + " change.");
        }
    }

    private boolean asInHome(WritePlan plan, Change change, Attributes image) {
        Set<String> asked = plan.incoming().before().orElseThrow().keySet();
        Optional<SystemRecord> shown =
                connectors.get(plan.home().system()).read(plan.homeChange().ref(), asked, Actor.HUB);
        return shown.map(record -> translator.toCanonical(record, change.record(), links))
                .filter(now -> now.attributes().onlyOrNull(image.names()).equals(image))
                .isPresent();
    }
}
