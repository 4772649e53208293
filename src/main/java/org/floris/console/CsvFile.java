package org.floris.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A table as a file (RFC 4180), with a byte order mark so that spreadsheets read Cyrillic. */
final class CsvFile {
    private final PrintWriter writer;
    private int rows;

    private CsvFile(PrintWriter writer) {
        this.writer = writer;
    }

    static CsvFile to(HttpServletResponse response, String name, String... columns) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        CsvFile file = new CsvFile(response.getWriter());
        file.writer.write('\uFEFF');
        file.line((Object[]) columns);
        return file;
    }

    void row(Object... values) {
        line(values);
        rows++;
    }

    int rows() {
        return rows;
    }

    void flush() {
        writer.flush();
    }

    private void line(Object... values) {
        writer.write(Arrays.stream(values).map(CsvFile::quoted).collect(Collectors.joining(",")) + "\r\n");
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    static String quoted(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
