package org.floris.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.floris.canonical.Attributes;
import org.floris.canonical.CanonicalModel;
import org.floris.canonical.Change;
import org.floris.canonical.FlorisException;
import org.floris.canonical.OnConflict;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.SystemChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that could not be meant so is refused at the start, by one sentence with file and line. */
class MappingCheckTest {
    private static final String MODEL =
            """
            entities:
              boat:
                labels: {en: Boat, ru: Лодка}
                attributes:
                  name: {type: text, labels: {en: Name, ru: Имя}}
                  nickname: {type: text, labels: {en: Nickname, ru: Прозвище}}
                  length: {type: decimal, labels: {en: Length, ru: Длина}}
                  serial: {type: integer, labels: {en: Serial, ru: Номер}}
                  price: {type: money, labels: {en: Price, ru: Цена}}
                  colour: {type: option, labels: {en: Colour, ru: Цвет}, options: {red: {en: Red, ru: Красный}, blue: {en: Blue, ru: Синий}}}
                  berth: {type: lookup, targets: [port], labels: {en: Berth, ru: Причал}}
                  state: {type: option, labels: {en: State, ru: Состояние}, options: {afloat: {en: Afloat, ru: На плаву}, ashore: {en: Ashore, ru: На берегу}}}
                relations:
                  berth: {target: port, inverse: boat, lookup: berth, labels: {en: Berth, ru: Причал}, inverse-labels: {en: Boat, ru: Лодка}}
              port:
                labels: {en: Port, ru: Порт}
                attributes:
                  name: {type: text, labels: {en: Name, ru: Имя}}
            """;
    private static final String PORT =
            """
            entity: port
            system-entity: harbour
            primary-id: harbourid
            attributes:
              - {canonical: name, system: title}
            """;
    private static final String BOAT =
            """
            entity: boat
            system-entity: vessel
            primary-id: vesselid
            cross-reference: twinid
            attributes:
              - {canonical: [name, nickname], system: names, kind: joined, separator: "/"}
              - {canonical: length, system: length, as: double}
              - {canonical: serial, system: serial, as: bigint}
              - {canonical: price, system: price, kind: money, currency: RUB}
              - {canonical: colour, system: red, kind: options, options: {red: true, blue: false}}
              - {canonical: berth, system: harbourid, kind: lookup, targets: [harbour]}
            state:
              system: [state, status]
              table:
                afloat: [0, 1]
                ashore: [1, 2]
            relationships:
              - {system: harbour_vessel, canonical: berth}
            unmapped:
              - attributes: [colourcode]
                reason: Nobody knows what it was for.
            """;

    @TempDir
    private Path connectors;

    @Test
    void aFileWithNumbersOfEveryKindTranslates() throws IOException {
        Mappings mappings = read(MODEL, BOAT);
        Translator translator = new Translator(mappings);
        RecordId boat = new RecordId("boat", new java.util.UUID(0, 1));
        Ref ref = new Ref("sea", "vessel", "1");
        Change change = new Change(
                Operation.UPDATE,
                boat,
                new Attributes(Map.of("length", new BigDecimal("12.5"), "serial", 7_000_000_000L, "colour", "blue")));
        KnownOne links = new KnownOne(boat, ref);
        SystemChange there = translator.toSystem("sea", change, links);
        assertThat(there.values()).isEqualTo(Map.of("length", 12.5, "serial", 7_000_000_000L, "red", false));
        assertThat(translator.toCanonical(there, boat, links)).isEqualTo(change);
        Change tooExact = new Change(
                Operation.UPDATE, boat, new Attributes(Map.of("length", new BigDecimal("0.12345678901234567890"))));
        assertThatThrownBy(() -> translator.toSystem("sea", tooExact, links)).hasMessageContaining("more digits");
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrongMappings")
    void aWrongMappingIsRefused(String replaced, String by, String complaint) throws IOException {
        assertThat(BOAT).contains(replaced);
        refused(MODEL, BOAT.replace(replaced, by), "connectors/sea/mapping/boat.yaml:" + complaint);
    }

    static Stream<Arguments> wrongMappings() {
        return Stream.of(
                change("entity: boat", "entity: ship", "1: there is no entity 'ship' in connectors/canonical.yaml."),
                change("entity: boat", "entity: port", "1: the file of port has to be called port.yaml."),
                change("primary-id: vesselid\n", "", "1: 'primary-id' is missing."),
                change("primary-id: vesselid", "primary-id:", "3: a text is expected here."),
                change("cross-reference", "crossreference", "4: 'crossreference' is not known here; known are"),
                change("primary-id: vesselid", "entity: boat", "3: 'entity' stands here twice."),
                change("state:\n  system", "state: [", "12: this is not YAML"),
                change("canonical: length", "canonical: width", "7: there is no attribute 'width' of boat in"),
                change("system: serial", "system: length", "8: 'length' is mapped twice."),
                change("system: serial", "system: vesselid", "8: 'vesselid' is mapped twice."),
                change(
                        "canonical: length, system: length, as: double",
                        "canonical: name, system: length",
                        "7: 'name' is mapped twice."),
                change(
                        "canonical: length, system: length, as: double",
                        "canonical: state, system: length",
                        "7: the state is mapped in the part 'state', with its table."),
                change("as: double", "as: bigint", "7: 'as' is wrong; expected is double."),
                change("as: bigint", "as: double", "8: 'as' is wrong; expected is bigint."),
                change("as: double", "kind: date", "7: 'length' is of the type decimal, which the kind date does not"),
                change("as: double", "kind: fuzzy", "7: there is no kind 'fuzzy'."),
                change("as: double", "max-length: 5", "7: only a text has a max-length."),
                change("as: bigint", "precision: 5", "8: only a decimal and money have a precision."),
                change("as: double", "precision: few", "7: a whole number is expected here."),
                change("as: double", "targets: [harbour]", "7: 'targets' is not known here; known are"),
                change("currency: RUB", "currency: roubles", "9: 'currency' is wrong; expected is three capital"),
                change(", currency: RUB", "", "9: 'currency' is missing."),
                change("currency: RUB", "currency: RUB, as: double", "9: 'as' is wrong; expected is decimal."),
                change("{red: true, ", "{green: true, ", "10: 'colour' has no option 'green' in connectors/canonical"),
                change("blue: false", "blue: true", "10: two codes have the same number."),
                change("blue: false", "blue: 3", "10: numbers are mixed with true and false."),
                change("blue: false", "blue: few", "10: a whole number is expected here."),
                change("targets: [harbour]", "targets: [dock]", "11: no file maps the entity 'dock'."),
                change("targets: [harbour]", "targets: [vessel]", "11: 'berth' cannot point to boat in"),
                change(", targets: [harbour]", "", "11: 'targets' is missing."),
                change(", separator: \"/\"", "", "6: 'separator' is missing."),
                change("separator: \"/\"", "separator: \"/\", lengths: [1]", "6: 'lengths' is wrong; expected is one"),
                change("[name, nickname]", "name", "6: the kind joined needs two or more canonical attributes."),
                change("canonical: length,", "canonical: [length, serial],", "7: 'as' is wrong; expected is bigint."),
                change("[state, status]", "[state]", "13: the attributes of state and status are expected here."),
                change("[state, status]", "[state, serial]", "12: 'state' or 'serial' is mapped twice."),
                change("ashore: [1, 2]", "sunk: [1, 2]", "16: 'state' has no option 'sunk' in connectors/canonical"),
                change("ashore: [1, 2]", "ashore: [1]", "16: the numbers of state and status are expected here."),
                change("ashore: [1, 2]", "ashore: [1, 1]", "16: two codes have the same status."),
                change("canonical: berth}", "canonical: crew}", "18: there is no relation 'crew' of boat in"),
                change(
                        "canonical: berth}",
                        "canonical: berth}\n  - {system: harbour_vessel, canonical: berth}",
                        "19: 'harbour_vessel' is mapped twice."),
                change("[colourcode]", "[price]", "20: 'price' is mapped and unmapped."),
                change("[colourcode]", "[colourcode, colourcode]", "20: 'colourcode' stands here twice."),
                change("    reason: Nobody knows what it was for.\n", "", "20: 'reason' is missing."));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("wrongModels")
    void aWrongModelIsRefused(String replaced, String by, String complaint) throws IOException {
        assertThat(MODEL).contains(replaced);
        refused(MODEL.replace(replaced, by), BOAT, "connectors/canonical.yaml:" + complaint);
    }

    static Stream<Arguments> wrongModels() {
        return Stream.of(
                change("length: {type: decimal", "length: {type: number", "7: there is no type 'number'."),
                change("targets: [port]", "targets: [dock]", "11: there is no entity 'dock'."),
                change("type: lookup, targets: [port]", "type: lookup", "11: 'targets' is missing."),
                change("price: {type: money", "price: {type: money, targets: [port]", "9: only a lookup and parties"),
                change("price: {type: money", "price: {type: money, options: {}", "9: only an option has options."),
                change("price: {type: money", "price: {type: money, personal: maybe", "9: true or false is expected"),
                change("price: {type: money", "price: {type: money, secret: true", "9: 'secret' is not known here"),
                change("{en: Price, ru: Цена}", "{en: Price}", "9: 'ru' is missing."),
                change("lookup: berth", "lookup: price", "14: 'price' is no lookup of boat that points to port."),
                change("target: port", "target: dock", "14: there is no entity 'dock'."),
                change(
                        "      berth: {target: port",
                        "      name: {target: boat, inverse: name, labels: {en: A, ru: А},"
                                + " inverse-labels: {en: A, ru: А}}\n      berth: {target: port",
                        "14: boat has two relations called 'name'."),
                change("length: {", "name: {", "7: 'name' stands here twice."),
                change(
                        "price: {type: money",
                        "price: {type: money, onConflict: mine",
                        "9: there is no rule 'mine' for"),
                change(
                        "boat:\n",
                        "boat:\n    onConflict: first-wins\n",
                        "3: there is no rule 'first-wins' for conflicts;"),
                change("entities:\n", "onConflict:\nentities:\n", "1: a text is expected here."));
    }

    @Test
    void whatIsHeldTogetherNeedsOneRuleForConflicts() {
        refused(
                MODEL.replace("nickname: {type: text", "nickname: {type: text, onConflict: ask"),
                BOAT,
                "connectors/sea/mapping/boat.yaml:6: name and nickname are held together here, so they need the same");
    }

    @Test
    void theRuleForConflictsStandsAtTheAttributeTheEntityOrTheTop() throws IOException {
        CanonicalModel none = read(MODEL, BOAT).model();
        assertThat(rule(none, "boat", "price")).isEqualTo(OnConflict.HOME_WINS);
        CanonicalModel model = read(
                        "onConflict: ask\n"
                                + MODEL.replace("  boat:\n", "  boat:\n    onConflict: latest-wins\n")
                                        .replace("price: {type: money", "price: {type: money, onConflict: home-wins"),
                        BOAT)
                .model();
        assertThat(rule(model, "boat", "price")).isEqualTo(OnConflict.HOME_WINS);
        assertThat(rule(model, "boat", "serial")).isEqualTo(OnConflict.LATEST_WINS);
        assertThat(rule(model, "port", "name")).isEqualTo(OnConflict.ASK);
    }

    private static OnConflict rule(CanonicalModel model, String entity, String attribute) {
        return model.attribute(entity, attribute).orElseThrow().onConflict();
    }

    @Test
    void twoFilesForOneEntityAreRefused() {
        refused(
                MODEL,
                BOAT.replace("system-entity: vessel", "system-entity: harbour"),
                "connectors/sea/mapping/port.yaml:2: 'harbour' is mapped by boat.yaml already.");
    }

    @Test
    void aMissingModelOrAnEmptyFileIsRefused() throws IOException {
        assertThatThrownBy(() -> Mappings.read(connectors))
                .isInstanceOf(FlorisException.class)
                .hasMessage("connectors/canonical.yaml:1: the file cannot be read.");
        refused(MODEL, "", "connectors/sea/mapping/boat.yaml:1: the file is empty.");
        refused(MODEL, BOAT + "\u0007", "connectors/sea/mapping/boat.yaml:1: this is not YAML");
    }

    @Test
    void aFolderWithoutMappingsIsNoSystem() throws IOException {
        Files.createDirectories(connectors.resolve("land/samples"));
        assertThat(read(MODEL, BOAT).of("land")).isEmpty();
    }

    private void refused(String model, String boat, String complaint) {
        assertThatThrownBy(() -> read(model, boat))
                .isInstanceOf(FlorisException.class)
                .hasMessageStartingWith(complaint);
    }

    private Mappings read(String model, String boat) throws IOException {
        Path folder = Files.createDirectories(connectors.resolve("sea/mapping"));
        Files.writeString(connectors.resolve("canonical.yaml"), model);
        Files.writeString(folder.resolve("boat.yaml"), boat);
        Files.writeString(folder.resolve("port.yaml"), PORT);
        return Mappings.read(connectors);
    }

    private static Arguments change(String replaced, String by, String complaint) {
        return Arguments.of(replaced, by, complaint);
    }

    private record KnownOne(RecordId record, Ref ref) implements org.floris.canonical.Links {
        @Override
        public java.util.Optional<RecordId> recordOf(Ref asked) {
            return java.util.Optional.of(record);
        }

        @Override
        public java.util.Optional<Ref> refIn(String system, RecordId asked) {
            return java.util.Optional.of(ref);
        }
    }
}
