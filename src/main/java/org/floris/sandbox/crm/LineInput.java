package org.floris.sandbox.crm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads whole lines; what stands after the last line end is not a line. */
final class LineInput implements AutoCloseable {
    private final InputStream in;

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its end, or null. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        int read;
        while ((read = in.read()) >= 0) {
            if (read == '\n') {
                return line.toByteArray();
            }
            line.write(read);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
