package org.floris.journal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class KeyChoiceTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path directory;

    @Test
    void productionDoesNotStartWithoutAKey() {
        MockEnvironment environment = environment();
        environment.setActiveProfiles("production");

        assertThatThrownBy(() -> choose(environment))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("FLORIS_JOURNAL_KEY")
                .hasMessageContaining("openssl rand -base64 32");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        MockEnvironment environment = environment();
        environment.setProperty("floris.journal.key", "secret");

        assertThatThrownBy(() -> choose(environment))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("FLORIS_JOURNAL_KEY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theSandboxMakesAKeyOnceThatOnlyItsOwnerReads() throws IOException {
        MockEnvironment first = environment();
        MockEnvironment second = environment();

        choose(first);
        choose(second);

        Path file = directory.resolve("data").resolve("journal.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.getProperty("floris.journal.key"))
                .isEqualTo(Files.readString(file).strip())
                .isEqualTo(second.getProperty("floris.journal.key"));
        assertThat(directory.resolve("data")).isDirectoryContaining(file::equals);
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void aKeyFileThatWasDamagedIsNotReplaced() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("journal.key"), "");

        assertThatThrownBy(() -> choose(environment()))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("journal.key");
    }

    @Test
    void theEnvironmentNamesAKeyAndTheOldOnes() {
        MockEnvironment environment = environment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("FLORIS_JOURNAL_KEY", KEY, "FLORIS_JOURNAL_OLDKEYS", "one,two")));

        choose(environment);
        SealingSettings settings = Binder.get(environment).bindOrCreate("floris.journal", SealingSettings.class);

        assertThat(settings.key()).isEqualTo(KEY);
        assertThat(settings.oldKeys()).containsExactly("one", "two");
        assertThat(directory).isEmptyDirectory();
    }

    private MockEnvironment environment() {
        return new MockEnvironment()
                .withProperty("floris.data-directory", directory.resolve("data").toString());
    }

    private static void choose(MockEnvironment environment) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new KeyChoice().initialize(context);
    }
}
