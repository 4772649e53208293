package org.floris.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.floris.journal.sealing.PayloadCipher;
import org.floris.journal.sealing.Place;
import org.floris.journal.sealing.SealedPayloadException;
import org.floris.store.CanonicalJson;
import org.springframework.stereotype.Component;

/** How images stand in the table {@code finding}: sealed JSON, {@code null} for what is not there. */
@Component
class Images {
    private static final String NOT_THERE = "null";
    private static final String HOME = "home_image";
    private static final String MIRROR = "mirror_image";

    private final PayloadCipher cipher;

    Images(PayloadCipher cipher) {
        this.cipher = cipher;
    }

    byte[] sealHome(UUID finding, NewFinding made) {
        return seal(finding, HOME, made.homeImage());
    }

    byte[] sealMirror(UUID finding, NewFinding made) {
        return seal(finding, MIRROR, made.mirrorImage());
    }

    FindingDetail detail(ResultSet row, int number) throws SQLException {
        Finding finding = FindingRows.finding(row, number);
        try {
            return FindingDetail.of(finding, open(finding.id(), HOME, row), open(finding.id(), MIRROR, row));
        } catch (SealedPayloadException sealed) {
            return FindingDetail.unreadable(finding, sealed.getMessage());
        }
    }

    private byte[] seal(UUID finding, String column, Optional<Image> image) {
        return image.map(seen -> seen.exists() ? CanonicalJson.write(seen.attributes()) : NOT_THERE)
                .map(text -> cipher.seal(place(column, finding), text))
                .orElse(null);
    }

    private Optional<Image> open(UUID finding, String column, ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getBytes(column))
                .map(stored -> cipher.openText(place(column, finding), stored))
                .map(text -> text.equals(NOT_THERE) ? Image.NOT_THERE : Image.of(CanonicalJson.read(text)));
    }

    private static Place place(String column, UUID finding) {
        return new Place("finding." + column, finding);
    }
}
