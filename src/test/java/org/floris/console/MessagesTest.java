package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern PLURAL_FORM = Pattern.compile("\\.(one|few|many|other)$");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9_.]*)[}(]");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern REASON = Pattern.compile(
            "(?:Why|Reason)\\.(?:of|counted)\\(\\s*\"([a-z-]+)\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Properties english = read("messages.properties");
    private final Properties russian = read("messages_ru.properties");

    @Test
    void bothLanguagesSayTheSame() {
        // Reasons arise in English.
        Set<String> onlyRussian = Set.of("why.");
        Set<String> told = stems(russian).stream()
                .filter(key -> onlyRussian.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = stems(english).stream()
                .filter(key -> onlyRussian.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(wanted);
    }

    @Test
    void everyCountedMessageHasEachFormOfItsLanguage() {
        assertThat(counted(english))
                .allSatisfy(stem -> assertThat(english.stringPropertyNames()).contains(stem + ".one", stem + ".other"));
        assertThat(counted(russian)).allSatisfy(stem -> assertThat(russian.stringPropertyNames())
                .contains(stem + ".one", stem + ".few", stem + ".many"));
    }

    @Test
    void noMessageHasAnApostropheThatTheFormatWouldSwallow() {
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(russian.values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void everyReasonIsToldInRussianWithAllThatItSpeaksOf() throws IOException {
        Map<String, String> reasons = reasons();
        assertThat(reasons).hasSizeGreaterThan(50);
        reasons.forEach((code, sentence) -> assertThat(stems(russian, "why." + code))
                .as("Russian for " + code + ": " + sentence)
                .isNotEmpty()
                .allSatisfy(told -> assertThat(places(told)).isEqualTo(places(sentence))));
    }

    /** The reasons of the source code: their codes, and the English sentence of each. */
    private static Map<String, String> reasons() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher reason = REASON.matcher(Files.readString(source));
                while (reason.find()) {
                    reasons.put(reason.group(1), reason.group(2));
                }
            }
        }
        return reasons;
    }

    private static List<String> stems(Properties messages, String stem) {
        return messages.stringPropertyNames().stream()
                .filter(key -> key.equals(stem) || key.matches(Pattern.quote(stem) + PLURAL_FORM))
                .map(messages::getProperty)
                .toList();
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyOfATemplateIsThere() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Matcher key = KEY.matcher(Files.readString(template));
                while (key.find()) {
                    assertThat(english).as(template.toString()).containsKey(key.group(1));
                }
            }
        }
    }

    private static Set<String> stems(Properties messages) {
        return messages.stringPropertyNames().stream()
                .map(key -> PLURAL_FORM.matcher(key).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> counted(Properties messages) {
        return messages.stringPropertyNames().stream()
                .filter(key -> PLURAL_FORM.matcher(key).find())
                .map(key -> PLURAL_FORM.matcher(key).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) {
        Properties messages = new Properties();
        try (InputStream file = MessagesTest.class.getResourceAsStream("/" + name)) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return messages;
    }
}
