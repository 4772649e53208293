package org.floris.connector.dynamics;

import java.util.UUID;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Gives the record of a Create or Update the id that it shall have, and leaves everything else as it came. */
public final class GivenId {
    private static final String ID = "<Id xmlns=\"" + Namespaces.XRM + "\">%s</Id>";

    private GivenId() {}

    /**
     * @param envelope of a Create or an Update, or of an Execute of one
     * @return the same in UTF-8, with this id in the place of the one that it has, if any
     */
    public static byte[] into(EnvelopePeek envelope, UUID id) {
        MessageText message = envelope.message();
        XmlCursor cursor = XmlCursor.open(message.text());
        // Without what stands before the root: it may declare another encoding.
        int root = cursor.beforeTag();
        enter(cursor, "Body");
        cursor.nextChild();
        if (!cursor.local().equals("Execute")) {
            enter(cursor, "entity");
        } else {
            enter(cursor, "request");
            enter(cursor, "Parameters");
            enterTarget(cursor);
        }
        while (cursor.nextChild()) {
            int from = cursor.beforeTag();
            if (cursor.local().equals("LogicalName")) {
                return message.replaced(root, from, from, element(id));
            }
            if (cursor.local().equals("Id")) {
                return message.replaced(root, from, end(cursor), element(id));
            }
            cursor.skip();
        }
        throw missing("LogicalName");
    }

    private static void enter(XmlCursor cursor, String local) {
        while (cursor.nextChild()) {
            if (cursor.local().equals(local)) {
                return;
            }
            cursor.skip();
        }
        throw missing(local);
    }

    private static void enterTarget(XmlCursor cursor) {
        while (cursor.nextChild()) {
            boolean target = false;
            while (cursor.nextChild()) {
                if (cursor.local().equals("key")) {
                    target = cursor.name().equals("Target");
                } else if (target) {
                    return;
                } else {
                    cursor.skip();
                }
            }
        }
        throw missing("Target");
    }

    private static int end(XmlCursor cursor) {
        if (cursor.isEmptyElement()) {
            return cursor.afterTag();
        }
        cursor.skip();
        return cursor.afterTag();
    }

    static String element(UUID id) {
        return ID.formatted(id);
    }

    private static FlorisException missing(String element) {
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, "The message has no " + element + ".");
    }
}
