package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern PLURAL_FORM = Pattern.compile("\\.(one|few|many|other)$");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9_.]*)[}(]");

    private final Properties english = read("messages.properties");
    private final Properties russian = read("messages_ru.properties");

    @Test
    void bothLanguagesSayTheSame() {
        Set<String> onlyRussian = Set.of("gate", "plan", "batch.story");
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
