package org.floris.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.floris.canonical.AttributeType;
import org.floris.canonical.CanonicalAttribute;
import org.floris.canonical.Money;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.Sum;

/** Values that a system, or every one of several systems, holds; the same for the same seed. */
final class RandomValues {
    private static final String LETTERS = "абвгдеёжзий ABCDEFGH 0123456789 -,.\"<&\n";

    final Random random;
    final KnownLinks links = new KnownLinks();

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Canonical values that all of these files map, each absent or cleared now and then.
     *
     * @param cleared whether there are null values among them
     */
    Map<String, Object> canonical(List<MappingFile> files, boolean cleared) {
        Map<String, Object> values = new LinkedHashMap<>();
        String entity = files.get(0).entity().text();
        MappedSystems.MAPPINGS.model().entity(entity).orElseThrow().attributes().forEach((name, attribute) -> {
            List<MappingFile.AttributeLine> lines = new ArrayList<>();
            files.forEach(file -> file.attributes().stream()
                    .filter(line -> line.canonical().contains(name))
                    .forEach(lines::add));
            if (lines.size() < files.size()) {
                return;
            }
            boolean passport = name.startsWith("passportSeries") || name.startsWith("passportNumber");
            int dice = passport ? 9 : random.nextInt(10);
            if (dice == 0 && cleared) {
                values.put(name, null);
            } else if (dice > 1) {
                values.put(name, value(attribute, lines));
            }
        });
        return values;
    }

    private Object value(CanonicalAttribute attribute, List<MappingFile.AttributeLine> lines) {
        return switch (attribute.type()) {
            case TEXT, MEMO ->
                lines.get(0).kind() == Kind.JOINED || attribute.name().matches("passport(Series|Number)")
                        ? digits(attribute.name().endsWith("Series") ? 4 : 6)
                        : text(least(lines, "max-length", 5000));
            case OPTION ->
                pick(List.copyOf(lines.get(0).at().get("options").entries().keySet()));
            case INTEGER -> (long) random.nextInt(-1000, 100_000);
            case DECIMAL -> decimal(least(lines, "precision", 10));
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
            case INSTANT -> lines.stream().anyMatch(line -> line.kind() == Kind.DATE) ? midnight() : instant();
            case MONEY -> new Money(decimal(2), "RUB");
            case LOOKUP -> record(lines);
            case PARTIES -> some(() -> record(lines));
        };
    }

    private RecordId record(List<MappingFile.AttributeLine> lines) {
        List<String> targets = new ArrayList<>(List.of("partner", "client", "lead", "application"));
        targets.addAll(List.of("task", "call", "meeting", "user"));
        for (MappingFile.AttributeLine line : lines) {
            String system = line.at().file().split("/")[1];
            List<String> allowed = line.at().get("targets").texts();
            targets.removeIf(target -> !allowed.contains(MappedSystems.MAPPINGS
                    .ofCanonical(system, target)
                    .orElseThrow()
                    .systemEntity()));
        }
        return links.everywhere(pick(targets));
    }

    /** A value of the system, by its schema. */
    Object system(String system, String name, JsonNode attribute) {
        return switch (attribute.get("type").asText()) {
            case "String", "Memo" ->
                name.equals("frs_passport")
                        ? digits(4) + " " + digits(6)
                        : text(attribute.get("maxLength").asInt());
            case "Picklist" ->
                new Option(pick(attribute.get("options").findValues("value")).asInt());
            case "Integer" ->
                random.nextInt(
                        attribute.get("min").asInt(), attribute.get("max").asInt());
            case "Decimal" -> decimal(attribute.get("precision").asInt());
            case "Money" -> new Sum(decimal(attribute.get("precision").asInt()));
            case "Boolean" -> random.nextBoolean();
            case "DateTime" -> attribute.get("format").asText().equals("DateOnly") ? midnight() : instant();
            case "Lookup", "Customer", "Owner" -> reference(system, attribute);
            case "PartyList" -> some(() -> reference(system, attribute));
            default -> throw new IllegalArgumentException(attribute.toString());
        };
    }

    private Reference reference(String system, JsonNode attribute) {
        List<String> targets = new ArrayList<>();
        attribute.get("targets").forEach(target -> targets.add(target.asText()));
        String canonical = MappedSystems.MAPPINGS
                .ofSystemEntity(system, pick(targets))
                .orElseThrow()
                .canonicalEntity();
        Ref ref = links.ref(system, links.everywhere(canonical));
        return new Reference(ref.entity(), ref.id());
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String text(int maxLength) {
        int length = random.nextInt(5) == 0 ? maxLength : 1 + random.nextInt(Math.min(maxLength, 40));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(one.get());
        }
        return list;
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    /** Without trailing zeroes, but never with an exponent. */
    private BigDecimal decimal(int precision) {
        BigDecimal number = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(precision + 1));
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private Instant midnight() {
        return instant().truncatedTo(ChronoUnit.DAYS);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-2_000_000_000L, 4_000_000_000L));
    }

    private static int least(List<MappingFile.AttributeLine> lines, String key, int otherwise) {
        return lines.stream()
                .mapToInt(line -> line.at().find(key).map(MarkedNode::number).orElse(otherwise))
                .min()
                .orElse(otherwise);
    }

    /** The canonical form of what {@link #canonical} gives: decimals compare by value. */
    static Object comparable(AttributeType type, Object value) {
        return type == AttributeType.DECIMAL && value != null ? ((BigDecimal) value).stripTrailingZeros() : value;
    }
}
