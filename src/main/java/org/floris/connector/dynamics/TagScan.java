package org.floris.connector.dynamics;

/**
 * A forward look over the tags of a message that is handed on as it came. It tells where elements begin and end by the
 * markup alone (XML 1.0, sections 2.4 to 2.7 and 3.1), for a part of what a parser takes, and compares no names: whoever
 * gets the message parses it. What it cannot make out it says to be unclear, and is at its end then.
 */
final class TagScan {
    private final String source;
    private int next;
    private int tag;
    private int depth;
    private boolean empty;
    private boolean unclear;

    /**
     * Stands on an element's start.
     *
     * @param next  offset, in characters, of the first after that start tag
     * @param depth of that element, 1 for the root
     */
    TagScan(String source, int next, int depth) {
        this.source = source;
        this.next = next;
        this.tag = next;
        this.depth = depth;
    }

    /** Whether the message is not to be made out by its markup alone, be it broken or unusual. */
    boolean unclear() {
        return unclear;
    }

    /** To the next child's start, or to the end of the parent when there is none left, which is {@code false}. */
    boolean nextChild() {
        if (empty) {
            empty = false;
            depth--;
            return false;
        }
        if (!toTag()) {
            return false;
        }
        if (source.charAt(tag + 1) == '/') {
            depth--;
            return false;
        }
        depth++;
        unclear = depth > XmlCursor.MAX_DEPTH;
        return !unclear;
    }

    /** From the start of an element to its end. */
    void skip() {
        int around = depth - 1;
        while (depth > around && !unclear) {
            nextChild();
        }
    }

    /** Offset, in characters, of this tag's first. */
    int beforeTag() {
        return tag;
    }

    /** Offset, in characters, of the first after this tag. */
    int afterTag() {
        return next;
    }

    /** Whether the element that the look stands on, its start or its end, has this name behind its prefix. */
    boolean is(String local) {
        int from = source.charAt(tag + 1) == '/' ? tag + 2 : tag + 1;
        int end = from;
        while (!endsName(source.charAt(end))) {
            end++;
        }
        int begin = end - local.length();
        return begin >= from && source.startsWith(local, begin) && (begin == from || source.charAt(begin - 1) == ':');
    }

    private static boolean endsName(char letter) {
        return letter == '>' || letter == '/' || letter <= ' ';
    }

    private boolean toTag() {
        while (!unclear) {
            tag = source.indexOf('<', next);
            if (tag < 0 || tag + 1 == source.length()) {
                unclear = true;
            } else if (source.charAt(tag + 1) == '!') {
                next = source.startsWith("<!--", tag)
                        ? past("-->", tag + 4)
                        : source.startsWith("<![CDATA[", tag) ? past("]]>", tag + 9) : unreadable();
            } else if (source.charAt(tag + 1) == '?') {
                next = past("?>", tag + 2);
            } else {
                next = source.charAt(tag + 1) == '/' ? endOfEndTag() : endOfStartTag();
                return !unclear;
            }
        }
        return false;
    }

    /** It has no attributes. Java finds a single letter faster than a loop does, and half of a query's tags are these. */
    private int endOfEndTag() {
        int at = source.indexOf('>', tag + 2);
        return at < 0 ? unreadable() : at + 1;
    }

    /** Past the end of the tag; one that stands in quotes does not count. */
    private int endOfStartTag() {
        for (int at = tag + 1; at < source.length(); at++) {
            char letter = source.charAt(at);
            if (letter == '>') {
                empty = source.charAt(at - 1) == '/';
                return at + 1;
            }
            if (letter == '"' || letter == '\'') {
                at = source.indexOf(letter, at + 1);
                if (at < 0) {
                    return unreadable();
                }
            } else if (letter == '<') {
                return unreadable();
            }
        }
        return unreadable();
    }

    private int past(String end, int from) {
        int at = source.indexOf(end, from);
        return at < 0 ? unreadable() : at + end.length();
    }

    private int unreadable() {
        unclear = true;
        return source.length();
    }
}
