package org.floris.sandbox.crm;

import java.util.List;
import java.util.UUID;

/** Members of marketing lists. The lists of the simulated organisations hold contacts. */
public final class Members {
    private static final String RELATIONSHIP = "listcontact_association";

    private final LinkWrites links;

    Members(LinkWrites links) {
        this.links = links;
    }

    /**
     * One who is a member already stays it.
     *
     * @return the id of the membership
     */
    public UUID add(Caller caller, UUID list, UUID member) {
        UUID membership = LinkKey.of(RELATIONSHIP, list, member);
        links.associateMissing(caller, new Reference("list", list), RELATIONSHIP, List.of(contact(member)));
        return membership;
    }

    public void remove(Caller caller, UUID list, UUID member) {
        links.disassociate(caller, new Reference("list", list), RELATIONSHIP, List.of(contact(member)));
    }

    private static Reference contact(UUID id) {
        return new Reference("contact", id);
    }
}
