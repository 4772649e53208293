package org.floris.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The record of who was shown personal data in the clear, when, from where and why. */
public interface PersonalDataViews {
    /**
     * Writes down that the signed-in person is about to see something. It is committed when this returns; only then may
     * it be shown.
     *
     * @throws org.floris.canonical.FlorisException NOT_ALLOWED unless the person has {@code ROLE_PERSONAL_DATA},
     *     INVALID_VALUE when the reason is too short or too long, JOURNAL_UNAVAILABLE when it could not be written
     *     down; nothing may be shown then
     */
    void record(PersonalDataView.Subject subject, Viewing viewing);

    /**
     * Views, the newest first.
     *
     * @param subject id of the exchange or finding that was shown
     * @param before  only views with a smaller id
     * @param size    1 to 500
     */
    List<PersonalDataView> search(Optional<String> viewer, Optional<UUID> subject, OptionalLong before, int size);
}
