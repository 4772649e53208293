package org.floris.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.springframework.stereotype.Component;

/** Hides personal data in what the journal shows. That an attribute was set or cleared stays visible. */
@Component
public class Masking {
    private static final String MASK = "•••";

    private final PersonalAttributes personal;

    Masking(PersonalAttributes personal) {
        this.personal = personal;
    }

    ExchangeDetail mask(ExchangeDetail detail) {
        String entity = detail.summary().entity();
        return new ExchangeDetail(
                detail.summary(),
                detail.messageId(),
                detail.owner(),
                detail.steps(),
                detail.transitions(),
                detail.before().map(before -> mask(entity, before)),
                detail.change().map(this::mask),
                detail.unreadable(),
                detail.together(),
                detail.lost().stream()
                        .map(lost -> new LostValues(lost.system(), lost.rules(), mask(entity, lost.values())))
                        .toList());
    }

    FindingDetail mask(FindingDetail detail) {
        String entity = detail.finding().entity();
        return new FindingDetail(
                detail.finding(),
                detail.homeImage().map(image -> mask(entity, image)),
                detail.mirrorImage().map(image -> mask(entity, image)),
                detail.differing(),
                detail.unreadable());
    }

    private Image mask(String entity, Image image) {
        return new Image(image.exists(), mask(entity, image.attributes()));
    }

    private Change mask(Change change) {
        return new Change(
                change.operation(), change.record(), mask(change.entity(), change.attributes()), change.association());
    }

    /** @param entity canonical; what the model does not know of it is taken for personal */
    public Attributes mask(String entity, Attributes attributes) {
        Map<String, Object> masked = new LinkedHashMap<>();
        attributes
                .values()
                .forEach((name, value) ->
                        masked.put(name, value != null && personal.isPersonal(entity, name) ? MASK : value));
        return new Attributes(masked);
    }
}
