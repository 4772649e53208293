package org.floris.journal.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The sandbox's key: made once, readable by its owner alone. Without it nothing in the data directory opens again. */
final class KeyFile {
    private static final String NAME = "journal.key";
    private static final int LENGTH = 32;

    private final Path file;

    KeyFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    String readOrMake() {
        try {
            if (Files.notExists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "The key of the journal cannot be kept in " + file
                            + "; make the directory writable, or name a key by FLORIS_JOURNAL_KEY",
                    broken);
        }
    }

    /** Written whole beside its place and then named, so that a kill leaves no half of a key. */
    private void make() throws IOException {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        byte[] text = (Base64.getEncoder().encodeToString(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(NAME + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(draft, forWriting(), ownerOnly(file.getParent()))) {
            channel.write(ByteBuffer.wrap(text));
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // The other one's is read.
        } finally {
            Files.delete(draft);
        }
    }

    private static Set<OpenOption> forWriting() {
        return Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "The key in " + file;
    }
}
