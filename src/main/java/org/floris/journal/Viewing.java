package org.floris.journal;

import java.util.Objects;

/**
 * From where and why somebody wants to see personal data.
 *
 * @param way     {@code console} or {@code rest}, the latter also for the launcher
 * @param address of the viewer's machine, as the hub sees it
 * @param reason  in the viewer's own words, 10 to 500 characters
 */
public record Viewing(String way, String address, String reason) {
    public Viewing {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(address, "address");
        reason = reason == null ? "" : reason.strip();
    }
}
