package org.floris.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

class SettingsFilesTest {
    static Stream<Path> files() {
        return Yaml.files(Path.of("src", "main", "resources"), ".yaml");
    }

    /** Spring Boot's own loader refuses a key that stands there twice, which others would take silently. */
    @ParameterizedTest
    @MethodSource("files")
    void eachFileIsReadBySpringBoot(Path file) throws IOException {
        assertThat(new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file)))
                .hasSizeLessThanOrEqualTo(1);
    }
}
