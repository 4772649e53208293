package org.floris.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * How the packaged hub is started: quickly, for it is started hundreds of times. The jar is unpacked into its libraries and
 * the classes of one start are kept in an archive of the JVM, which saves two thirds of the next ones.
 */
final class HubImage {
    private static final List<String> OPTIONS = List.of(
            "-Xmx400m",
            "-Xms300m",
            "-Xmn180m",
            "-XX:MetaspaceSize=200m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dfloris.home=" + Path.of("").toAbsolutePath());

    /** From 25 on the JVM keeps the classes linked, which starts a hub quicker (JEP 483 and 514). */
    private static final boolean LINKED_AHEAD = Runtime.version().feature() >= 25;

    private final Path image;
    private boolean training;

    private HubImage(Path image) {
        this.image = image;
    }

    /** Unpacks the jar, unless that was done already with the same one. */
    static HubImage of(Path directory) {
        Path jar =
                Path.of(System.getProperty("floris.jar", "target/floris.jar")).toAbsolutePath();
        try {
            if (!Files.exists(jar)) {
                throw new IllegalStateException("There is no " + jar + ": run ./mvnw package first");
            }
            HubImage hub = new HubImage(directory.resolve(version(jar)));
            if (!Files.exists(hub.jar())) {
                hub.unpack(jar);
            }
            return hub;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Of what is in it: a build without changes makes another file of the same. */
    private static String version(Path jar) throws IOException {
        CRC32 version = new CRC32();
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            entries.stream()
                    .filter(entry -> !entry.getName().startsWith("META-INF/"))
                    .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                    .forEach(entry -> version.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(version.getValue());
    }

    private void unpack(Path packed) {
        JavaProcess tool = JavaProcess.start(
                image.resolveSibling("image.log"),
                List.of("-Djarmode=tools"),
                List.of("-jar", packed.toString(), "extract", "--force", "--destination", image.toString()));
        if (!tool.awaitEnd(Duration.ofSeconds(120)) || tool.exitCode() != 0) {
            throw new IllegalStateException("The jar could not be unpacked: " + tool.output());
        }
    }

    /** Whether the archive of classes is there. */
    boolean trained() {
        return Files.exists(archive());
    }

    /** Starts a hub and ends it well, so that it leaves one. */
    void train(Hub hub) {
        training = true;
        hub.begin();
        hub.awaitReady();
        hub.stop();
        training = false;
        if (!trained()) {
            throw new IllegalStateException("The hub has left no archive of its classes at " + archive());
        }
    }

    List<String> options() {
        List<String> options = new ArrayList<>(OPTIONS);
        if (training) {
            options.add((LINKED_AHEAD ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive());
        } else if (trained()) {
            options.add((LINKED_AHEAD ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive());
        }
        options.add("-Xlog:cds=off");
        options.add(LINKED_AHEAD ? "-Xlog:aot=off" : "-Xlog:cds+dynamic=off");
        return options;
    }

    List<String> command() {
        return List.of("-jar", jar().toString());
    }

    private Path jar() {
        return image.resolve("floris.jar");
    }

    private Path archive() {
        return image.resolve(LINKED_AHEAD ? "classes.aot" : "classes.jsa");
    }
}
