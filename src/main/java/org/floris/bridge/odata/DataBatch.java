package org.floris.bridge.odata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.floris.canonical.FlorisException;

/** What a batch asks for, in its order; read as a whole before anything of it is carried out (MS-ODATA 2.2.7.6). */
record DataBatch(List<Item> items) {
    /** As many as ExecuteMultiple takes. */
    static final int MOST = 1_000;

    /** A call that reads, or a change set of those that write. */
    record Item(boolean changeSet, List<BatchOperation> operations) {}

    /** @throws org.floris.canonical.FlorisException MALFORMED_MESSAGE for anything that is not as it has to be */
    static DataBatch read(String contentType, byte[] body) {
        List<Item> items = new ArrayList<>();
        int left = MOST;
        int number = 0;
        for (MimePart part : MultipartMixed.parts(contentType, body, MOST, "the batch")) {
            Item item = item(part, left, "part " + ++number);
            left -= item.operations().size();
            items.add(item);
        }
        return new DataBatch(items);
    }

    private static Item item(MimePart part, int left, String where) {
        String type = part.header("Content-Type").orElse("");
        if (!MultipartMixed.isMultipart(type)) {
            return new Item(false, List.of(reading(part, left, where)));
        }
        List<BatchOperation> operations = new ArrayList<>();
        String set = "the change set in " + where;
        byte[] content = part.withinItsLength(set).content();
        for (MimePart inner : MultipartMixed.parts(type, content, left, set)) {
            operations.add(writing(inner, "operation " + (operations.size() + 1) + " of " + set));
        }
        return new Item(true, operations);
    }

    static FlorisException tooMany(String where) {
        return MimePart.malformed(
                where, "there is more than the " + MOST + " operations that a batch takes. Send it in several");
    }

    private static BatchOperation reading(MimePart part, int left, String where) {
        if (left == 0) {
            throw tooMany(where);
        }
        BatchOperation operation = BatchOperation.of(part, where);
        if (!operation.method().equals("GET")) {
            throw MimePart.malformed(
                    where, "something is written outside a change set. Put it into a change set of its own");
        }
        if (!new String(operation.http().content(), StandardCharsets.ISO_8859_1).isBlank()) {
            throw MimePart.malformed(where, "something stands behind the headers of a call that reads");
        }
        return operation;
    }

    private static BatchOperation writing(MimePart part, String where) {
        if (MultipartMixed.isMultipart(part.header("Content-Type").orElse(""))) {
            throw MimePart.malformed(where, "there is another change set. They cannot be nested");
        }
        BatchOperation operation = BatchOperation.of(part, where);
        if (operation.method().equals("GET")) {
            throw MimePart.malformed(where, "something is read in a change set. Put it into a part of its own");
        }
        return operation;
    }
}
