package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.floris.connector.mapping.MappedSystems.MAPPINGS;
import static org.floris.connector.mapping.MappedSystems.TRANSLATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalRecord;
import org.floris.canonical.Change;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost and nothing is added on the way there and back, for every attribute of every entity. */
class RoundTripTest {
    private static final int ROUNDS = 60;

    private final RandomValues values = new RandomValues(4711);

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void whatTheModelHoldsComesBackFromTheSystem(String system) throws IOException {
        for (MappingFile file : MappingFilesTest.files(system)) {
            for (int round = 0; round < ROUNDS; round++) {
                Change change = change(List.of(file), round % 2 == 0 ? Operation.UPDATE : Operation.CREATE);
                SystemChange there = TRANSLATOR.toSystem(system, change, values.links);
                assertThat(TRANSLATOR.unmappedAttributes(there)).isEmpty();
                same(change, TRANSLATOR.toCanonical(there, change.record(), values.links));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void whatTheSystemHoldsComesBackFromTheModel(String system) throws IOException {
        MappingFilesTest.Schema schema = MappingFilesTest.Schema.of(system);
        for (MappingFile file : MappingFilesTest.files(system)) {
            for (int round = 0; round < ROUNDS; round++) {
                RecordId record = values.links.everywhere(file.entity().text());
                SystemChange change = new SystemChange(
                        Operation.CREATE, values.links.ref(system, record), systemValues(schema, file));
                Change canonical = TRANSLATOR.toCanonical(change, record, values.links);
                assertThat(TRANSLATOR.toSystem(system, canonical, values.links)).isEqualTo(change);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void aRecordOfOneSystemIsTheSameAfterTheOtherHasHadIt(String from) throws IOException {
        String other = from.equals("forsage") ? "loris" : "forsage";
        List<MappingFile> others = MappingFilesTest.files(other);
        List<MappingFile> files = MappingFilesTest.files(from);
        for (int i = 0; i < files.size(); i++) {
            for (int round = 0; round < ROUNDS; round++) {
                Change change = change(List.of(files.get(i), others.get(i)), Operation.CREATE);
                SystemChange here = TRANSLATOR.toSystem(from, change, values.links);
                Change meant = TRANSLATOR.toCanonical(here, change.record(), values.links);
                SystemChange there = TRANSLATOR.toSystem(other, meant, values.links);
                same(change, TRANSLATOR.toCanonical(there, change.record(), values.links));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void aReadRecordMeansWhatItsCreateMeant(String system) throws IOException {
        for (MappingFile file : MappingFilesTest.files(system)) {
            Change change = change(List.of(file), Operation.CREATE);
            Map<String, Object> held = new LinkedHashMap<>(
                    TRANSLATOR.toSystem(system, change, values.links).values());
            held.values().removeIf(value -> value == null);
            Ref ref = values.links.ref(system, change.record());
            CanonicalRecord read = TRANSLATOR.toCanonical(
                    new SystemRecord(ref, held, Optional.empty()), change.record(), values.links);
            Map<String, Object> filled = new LinkedHashMap<>(change.attributes().values());
            filled.values().removeIf(value -> value == null);
            same(
                    new Change(Operation.CREATE, change.record(), new Attributes(filled)),
                    new Change(Operation.CREATE, read.id(), read.attributes()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void everyStateComesBack(String system) throws IOException {
        for (MappingFile file : MappingFilesTest.files(system)) {
            if (file.state().isEmpty()) {
                continue;
            }
            RecordId record = values.links.everywhere(file.entity().text());
            for (String code : file.state().get().table().keySet()) {
                Change change = new Change(Operation.SET_STATE, record, new Attributes(Map.of("state", code)));
                SystemChange there = TRANSLATOR.toSystem(system, change, values.links);
                assertThat(there.values()).containsOnlyKeys("statecode", "statuscode");
                same(change, TRANSLATOR.toCanonical(there, record, values.links));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forsage", "loris"})
    void everyMappedAttributeIsTranslatedInBothDirections(String system) throws IOException {
        for (MappingFile file : MappingFilesTest.files(system)) {
            EntityMapping mapping =
                    MAPPINGS.ofCanonical(system, file.entity().text()).orElseThrow();
            List<String> seen = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Change change = change(List.of(file), Operation.CREATE);
                seen.addAll(TRANSLATOR
                        .toSystem(system, change, values.links)
                        .values()
                        .keySet());
            }
            file.state().ifPresent(state -> seen.addAll(List.of(state.stateAttribute(), state.statusAttribute())));
            assertThat(seen).containsAll(mapping.systemAttributes());
        }
    }

    private Change change(List<MappingFile> files, Operation operation) {
        RecordId record = values.links.everywhere(files.get(0).entity().text());
        Map<String, Object> attributes = values.canonical(files, true);
        if (operation == Operation.UPDATE) {
            attributes.remove("owner");
        }
        return new Change(operation, record, new Attributes(attributes));
    }

    private Map<String, Object> systemValues(MappingFilesTest.Schema schema, MappingFile file) {
        Map<String, JsonNode> attributes = schema.attributes(file.systemEntity().text());
        Map<String, Object> held = new LinkedHashMap<>();
        for (MappingFile.AttributeLine line : file.attributes()) {
            if (values.random.nextInt(8) > 0) {
                held.put(line.system(), values.system(file.system(), line.system(), attributes.get(line.system())));
            }
        }
        return held;
    }

    private static void same(Change expected, Change actual) {
        assertThat(actual.operation()).isEqualTo(expected.operation());
        assertThat(actual.record()).isEqualTo(expected.record());
        assertThat(comparable(actual)).isEqualTo(comparable(expected));
    }

    private static Map<String, Object> comparable(Change change) {
        Map<String, Object> comparable = new LinkedHashMap<>();
        change.attributes()
                .values()
                .forEach((name, value) -> comparable.put(
                        name,
                        RandomValues.comparable(
                                MAPPINGS.model()
                                        .attribute(change.entity(), name)
                                        .orElseThrow()
                                        .type(),
                                value)));
        return comparable;
    }
}
