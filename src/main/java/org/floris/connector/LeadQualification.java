package org.floris.connector;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Ref;

/**
 * A lead that becomes new records, which the system makes up.
 *
 * @param becomes  the entities of these records: some of {@code account}, {@code contact} and {@code opportunity}
 * @param customer of the opportunity; empty for the contact or account that is created
 * @param status   of the lead afterwards
 */
public record LeadQualification(Ref lead, Set<String> becomes, Optional<Reference> customer, Option status)
        implements CombinedChange {
    public LeadQualification {
        Objects.requireNonNull(lead, "lead");
        becomes = Set.copyOf(becomes);
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(status, "status");
    }

    @Override
    public Ref about() {
        return lead;
    }
}
