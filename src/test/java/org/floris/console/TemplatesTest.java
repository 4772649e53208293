package org.floris.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final Pattern ELEMENT = Pattern.compile("<[a-z][^<>]*th:replace=\"[^\"]*\"[^<>]*>");

    /** The fragment is put in first, and the element goes with all that it says: a condition, or what it repeats. */
    @Test
    void noConditionStandsOnAnElementThatAFragmentReplaces() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                List<String> elements = ELEMENT.matcher(Files.readString(template))
                        .results()
                        .map(MatchResult::group)
                        .toList();
                assertThat(elements)
                        .as(template.toString())
                        .noneMatch(element -> element.matches("(?s).*th:(if|unless|each|switch|case)=.*"));
            }
        }
    }
}
