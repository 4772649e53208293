package org.floris.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's programs as the library leaves them: one directory for each release, with a mark in it once it is
 * complete. An unpacking that was cut off (a killed process, a full disk) leaves no mark, and the library cannot unpack
 * over what is there.
 */
final class UnpackedPrograms {
    private static final String COMPLETE = ".exists";
    private static final String LOCK = "epg-lock";

    private UnpackedPrograms() {}

    /** Deletes what was half unpacked, unless somebody is just unpacking it. */
    static void tidy(Path binaries) throws IOException {
        for (Path release : children(binaries)) {
            if (Files.isDirectory(release) && Files.notExists(release.resolve(COMPLETE))) {
                emptyUnlessBusy(release);
            }
        }
    }

    /** The lock is the one that the library holds while it unpacks. */
    private static void emptyUnlessBusy(Path release) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(release.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null && Files.notExists(release.resolve(COMPLETE))) {
                empty(release);
            }
        } catch (OverlappingFileLockException unpackedByThisProcess) {
            // It will be complete.
        }
    }

    private static void empty(Path release) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(release)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            if (!file.equals(release) && !file.equals(release.resolve(LOCK))) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
