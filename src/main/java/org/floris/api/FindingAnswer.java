package org.floris.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.journal.Decision;
import org.floris.journal.Finding;
import org.floris.journal.FindingDetail;
import org.floris.journal.FindingState;
import org.floris.journal.Image;

/** A finding as the API shows it. */
record FindingAnswer(
        UUID id,
        String kind,
        String state,
        String reason,
        List<String> nextSteps,
        Instant openedAt,
        UUID exchange,
        String login,
        String batch,
        String rule,
        String entity,
        String record,
        String asked,
        String home,
        String mirror,
        Instant seenAt,
        String decision,
        String settledBy,
        Instant settledAt,
        UUID settledByExchange) {
    static FindingAnswer of(Finding finding) {
        Optional<Finding.Settling> settling = finding.settling();
        return new FindingAnswer(
                finding.id(),
                finding.kind().label(),
                finding.state().label(),
                finding.cause().sentence(),
                nextSteps(finding),
                finding.openedAt(),
                finding.exchange().orElse(null),
                finding.user().orElse(null),
                finding.batch().orElse(null),
                finding.rule(),
                finding.entity(),
                finding.record().map(RecordId::toString).orElse(null),
                finding.asked().toString(),
                finding.home(),
                finding.mirror().orElse(null),
                finding.seenAt(),
                settling.flatMap(Finding.Settling::decision)
                        .map(Decision::label)
                        .orElse(null),
                settling.map(Finding.Settling::by).orElse(null),
                settling.map(Finding.Settling::at).orElse(null),
                settling.flatMap(Finding.Settling::exchange).orElse(null));
    }

    private static List<String> nextSteps(Finding finding) {
        return finding.state() == FindingState.SETTLED
                ? List.of()
                : List.of(
                        "See what each decision would write: floris findings plan " + finding.id(),
                        "Decide with floris findings take-home, take-mirror or edit.");
    }

    record Detail(FindingAnswer finding, ImageAnswer homeImage, ImageAnswer mirrorImage, String unreadable) {
        static Detail of(FindingDetail detail) {
            return new Detail(
                    FindingAnswer.of(detail.finding()),
                    detail.homeImage().map(ImageAnswer::of).orElse(null),
                    detail.mirrorImage().map(ImageAnswer::of).orElse(null),
                    detail.unreadable().orElse(null));
        }
    }

    /** @param exists false when the system has no such record */
    record ImageAnswer(boolean exists, Map<String, Object> attributes) {
        static ImageAnswer of(Image image) {
            return new ImageAnswer(image.exists(), image.attributes().values());
        }
    }
}
