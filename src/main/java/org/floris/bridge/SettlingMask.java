package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.floris.journal.Image;
import org.floris.journal.Masking;
import org.springframework.stereotype.Component;

/** What may be shown of a plan: personal values are masked. */
@Component
class SettlingMask {
    private final Masking masking;

    SettlingMask(Masking masking) {
        this.masking = masking;
    }

    List<SettlingPlan.Sight> sights(String entity, Question question) {
        List<SettlingPlan.Sight> sights = new ArrayList<>();
        question.images()
                .forEach((system, image) -> sights.add(new SettlingPlan.Sight(
                        system, new Image(image.exists(), masking.mask(entity, image.attributes())))));
        return sights;
    }

    List<SettlingPlan.Write> writes(String entity, List<SettlingWrites.Planned> planned) {
        return planned.stream().map(step -> write(entity, step)).toList();
    }

    private SettlingPlan.Write write(String entity, SettlingWrites.Planned step) {
        Set<String> names = step.change().attributes().names();
        return new SettlingPlan.Write(
                step.system(),
                step.change().operation(),
                masking.mask(entity, step.now().attributes().onlyOrNull(names)),
                masking.mask(entity, step.change().attributes()));
    }
}
