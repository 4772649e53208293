package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.RecordImage;
import org.floris.connector.Reference;
import org.floris.connector.Sum;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.junit.jupiter.api.Test;

class UndoJsonTest {
    private static final Ref CLIENT =
            new Ref("forsage", "contact", UUID.randomUUID().toString());
    private static final Reference USER =
            new Reference("systemuser", UUID.randomUUID().toString());

    @Test
    void everyTypeComesBackAsItWas() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "«Ёлка» \"x\"\n");
        values.put("empty", null);
        values.put("int", 7);
        values.put("long", 7L);
        values.put("decimal", new BigDecimal("1.50"));
        values.put("double", 0.1);
        values.put("boolean", false);
        values.put("dateTime", Instant.parse("2020-01-02T03:04:05Z"));
        values.put("guid", UUID.randomUUID());
        values.put("money", new Sum(new BigDecimal("150000.5000")));
        values.put("option", new Option(100000001));
        values.put("reference", USER);
        values.put("parties", List.of(USER, new Reference("contact", CLIENT.id())));

        UndoImages images = new UndoImages(
                Map.of(
                        "forsage",
                        new BeforeImage.Touched(values, Optional.of("42"), Optional.of(Set.of(CLIENT.id()))),
                        "loris",
                        new BeforeImage.Touched(values, Optional.empty(), Optional.of(Set.of())),
                        "store",
                        new BeforeImage.Touched(values, Optional.empty())),
                Map.of("own", 1));

        assertThat(UndoJson.read(UndoJson.write(images))).isEqualTo(images);
    }

    @Test
    void aWholeRecordComesBackWithAllThatHangsOnIt() {
        RecordImage child = new RecordImage(
                new SystemRecord(
                        new Ref("forsage", "frs_gift", UUID.randomUUID().toString()),
                        Map.of("frs_name", "Ручка"),
                        Optional.empty()),
                List.of(),
                List.of(),
                List.of());
        RecordImage image = new RecordImage(
                new SystemRecord(CLIENT, Map.of("lastname", "x"), Optional.of("7")),
                List.of(new SystemChange.Tie("frs_opportunity_contact", List.of(USER))),
                List.of(new RecordImage.Pointer(CLIENT, "parentcustomerid")),
                List.of(child));
        UndoImages images = new UndoImages(
                Map.of("forsage", new BeforeImage.Whole(image), "loris", new BeforeImage.Tied(List.of(USER))),
                Map.of());

        assertThat(UndoJson.read(UndoJson.write(images))).isEqualTo(images);
    }
}
