package org.floris.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Reference;
import org.floris.sandbox.crm.Schema;
import org.floris.sandbox.crm.SchemaReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final Schema FORSAGE = SchemaReader.read("forsage");
    private static final Schema LORIS = SchemaReader.read("loris");
    private static final Map<String, List<Object[]>> IN_FORSAGE = new HashMap<>();
    private static final Map<String, List<Object[]>> IN_LORIS = new HashMap<>();

    @BeforeAll
    static void generate() {
        Population population = Population.of(2011, 500, FORSAGE, LORIS, List.of("floris-hub"));
        population.load(FORSAGE, (entity, rows) -> IN_FORSAGE.put(entity.name(), rows));
        population.load(LORIS, (entity, rows) -> IN_LORIS.put(entity.name(), rows));
    }

    private static Object value(Schema schema, String entity, Object[] row, String attribute) {
        return row[schema.entity(entity).attribute(attribute).index()];
    }

    @Test
    void taxAndPensionNumbersHaveTheirCheckDigits() {
        for (Object[] row : IN_FORSAGE.get("contact")) {
            String inn = (String) value(FORSAGE, "contact", row, "frs_inn");
            if (inn != null) {
                assertThat(inn).matches("\\d{12}");
                assertThat(digit(inn, 10)).isEqualTo(control(inn, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8));
                assertThat(digit(inn, 11)).isEqualTo(control(inn, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8));
            }
            String snils = (String) value(FORSAGE, "contact", row, "frs_snils");
            if (snils != null) {
                assertThat(snils).matches("\\d{3}-\\d{3}-\\d{3} \\d{2}");
                String bare = snils.replaceAll("\\D", "");
                int sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += digit(bare, i) * (9 - i);
                }
                assertThat(Integer.parseInt(bare.substring(9))).isEqualTo(sum % 101 % 100);
            }
        }
        for (Object[] row : IN_LORIS.get("account")) {
            String inn = (String) value(LORIS, "account", row, "lrs_inn");
            assertThat(inn).matches("\\d{10}");
            assertThat(digit(inn, 9)).isEqualTo(control(inn, 2, 4, 10, 3, 5, 9, 4, 6, 8));
        }
    }

    private static int digit(String digits, int position) {
        return digits.charAt(position) - '0';
    }

    private static int control(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum % 11 % 10;
    }

    @Test
    void bothSystemsKnowTheSamePeopleByEachOthersGuids() {
        for (String entity : List.of("systemuser", "account", "contact", "lead", "task", "phonecall", "annotation")) {
            Map<Object, Object[]> loris = byId(IN_LORIS.get(entity));
            int crossed = 0;
            for (Object[] row : IN_FORSAGE.get(entity)) {
                Object other = value(FORSAGE, entity, row, "frs_lorisid");
                if (other != null) {
                    Object[] twin = loris.get(java.util.UUID.fromString((String) other));
                    assertThat(value(LORIS, entity, twin, "lrs_forsageid")).isEqualTo(row[0].toString());
                    crossed++;
                }
            }
            assertThat(crossed).isGreaterThan(50);
        }
    }

    @Test
    void theProjectionsOfAClientAgree() {
        Map<Object, Object[]> loris = byId(IN_LORIS.get("contact"));
        int[] marital = {0, 100_000_001, 100_000_000, 100_000_002, 100_000_003};
        for (Object[] row : IN_FORSAGE.get("contact")) {
            Object[] twin =
                    loris.get(java.util.UUID.fromString((String) value(FORSAGE, "contact", row, "frs_lorisid")));
            assertThat(value(FORSAGE, "contact", row, "frs_passport"))
                    .isEqualTo(value(LORIS, "contact", twin, "lrs_passportseries") + " "
                            + value(LORIS, "contact", twin, "lrs_passportnumber"));
            assertThat(value(LORIS, "contact", twin, "lrs_maritalstatus"))
                    .isEqualTo(marital[(Integer) value(FORSAGE, "contact", row, "familystatuscode")]);
            assertThat(value(LORIS, "contact", twin, "lrs_income"))
                    .isEqualTo(value(FORSAGE, "contact", row, "frs_monthlyincome"));
            boolean female = value(FORSAGE, "contact", row, "gendercode").equals(2);
            assertThat((String) value(FORSAGE, "contact", row, "middlename")).endsWith(female ? "на" : "ич");
        }
    }

    @Test
    void everyValueFitsItsSchemaAndEveryLookupIsThere() {
        check(FORSAGE, IN_FORSAGE);
        check(LORIS, IN_LORIS);
    }

    private static void check(Schema schema, Map<String, List<Object[]>> rows) {
        Map<String, Set<Object>> ids = new HashMap<>();
        rows.forEach((entity, values) -> ids.put(entity, byId(values).keySet()));
        rows.forEach((name, values) -> {
            EntityType entity = schema.entity(name);
            assertThat(ids.get(name)).hasSize(values.size());
            for (Object[] row : values) {
                entity.attributes().forEach(attribute -> {
                    Object value = row[attribute.index()];
                    assertThat(value != null || !attribute.required())
                            .as(name + "." + attribute.name())
                            .isTrue();
                    if (value instanceof String text && attribute.maxLength() > 0) {
                        assertThat(text.length()).as(attribute.name()).isBetween(1, attribute.maxLength());
                    }
                    if (attribute.type().isOption() && value != null) {
                        assertThat(attribute.options()).as(attribute.name()).containsKey((Integer) value);
                    }
                    if (value instanceof Reference reference) {
                        assertThat(attribute.targets()).contains(reference.entity());
                        assertThat(ids.get(reference.entity())).contains(reference.id());
                    }
                });
            }
        });
    }

    private static Map<Object, Object[]> byId(List<Object[]> rows) {
        Map<Object, Object[]> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row[0], row));
        return byId;
    }

    @Test
    void theSeedDecidesAll() {
        Map<String, List<Object[]>> again = new HashMap<>();
        Population.of(2011, 500, FORSAGE, LORIS, List.of("floris-hub"))
                .load(FORSAGE, (entity, rows) -> again.put(entity.name(), rows));
        for (int i = 0; i < 500; i += 50) {
            assertThat(Arrays.equals(
                            again.get("contact").get(i),
                            IN_FORSAGE.get("contact").get(i)))
                    .isTrue();
        }
    }

    @Test
    void loginsAreUniqueAndTheSameInBoth() {
        Set<Object> logins = new HashSet<>();
        IN_FORSAGE.get("systemuser").forEach(row -> logins.add(value(FORSAGE, "systemuser", row, "domainname")));
        assertThat(logins).hasSize(701);
        IN_LORIS.get("systemuser")
                .forEach(row -> assertThat(logins).contains(value(LORIS, "systemuser", row, "domainname")));
        assertThat(IN_FORSAGE.get("systemuser").stream()
                        .filter(row -> Integer.valueOf(2).equals(value(FORSAGE, "systemuser", row, "frs_department"))))
                .hasSize(200);
    }
}
