package org.floris.journal;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.canonical.Why;
import org.floris.store.HubUser;

/**
 * What somebody has to decide.
 *
 * @param exchange    empty for a conflict that no write has brought to light
 * @param user        whose write it was, if anybody's
 * @param rule        short stable code of what could not be decided, such as {@code changed-since}
 * @param record      empty where the entity is not mapped
 * @param asked       the record in the terms of the system that was asked, or of home
 * @param mirror      the system that is at odds with home; empty when the write has no mirror
 * @param cause       without personal data
 * @param homeImage   what home shows; empty when it could not be read
 * @param mirrorImage what the mirror shows; empty when it could not be read
 */
public record NewFinding(
        FindingKind kind,
        Optional<UUID> exchange,
        Optional<HubUser> user,
        String rule,
        Optional<RecordId> record,
        Ref asked,
        String home,
        Optional<String> mirror,
        Why cause,
        Optional<Image> homeImage,
        Optional<Image> mirrorImage) {
    public NewFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(mirror, "mirror");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(homeImage, "homeImage");
        Objects.requireNonNull(mirrorImage, "mirrorImage");
    }

    /** About a write of the journal. */
    public static NewFinding of(
            FindingKind kind,
            Intent intent,
            String rule,
            Optional<String> mirror,
            Why cause,
            Optional<Image> homeImage,
            Optional<Image> mirrorImage) {
        return new NewFinding(
                kind,
                Optional.of(intent.exchangeId()),
                Optional.of(intent.user()),
                rule,
                intent.change().map(change -> change.record()),
                intent.asked(),
                intent.home().system(),
                mirror,
                cause,
                homeImage,
                mirrorImage);
    }

    String entity() {
        return record.map(RecordId::entity).orElse(asked.entity());
    }

    /** As the hold spells it. */
    String recordKey() {
        return record.map(RecordId::toString).orElse(asked.toString());
    }
}
