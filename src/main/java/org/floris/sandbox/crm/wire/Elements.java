package org.floris.sandbox.crm.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The elements, one beside the other, that a metadata writer has written: by local name, in their order. */
record Elements(Map<String, String> byName) {
    private static final Pattern TAG = Pattern.compile("<(/?)[a-z]+:([A-Za-z0-9]+)[^<>]*?(/?)>");
    private static final Pattern ANY_TAG = Pattern.compile("<[^>]*>");

    static Elements of(String written) {
        Map<String, String> byName = new LinkedHashMap<>();
        Matcher tag = TAG.matcher(written);
        int depth = 0;
        int start = 0;
        String name = null;
        while (tag.find()) {
            if (depth == 0) {
                start = tag.start();
                name = tag.group(2);
            }
            depth += tag.group(1).isEmpty() ? 1 : -1;
            depth -= tag.group(3).isEmpty() ? 0 : 1;
            if (depth == 0) {
                byName.put(name, written.substring(start, tag.end()));
            }
        }
        return new Elements(byName);
    }

    /** The value of a property as text; of a managed one, what it says. Null where there is none. */
    String value(String property) {
        String element = byName.get(property);
        if (element == null || element.contains("i:nil=\"true\"/>") && !element.contains("</")) {
            return null;
        }
        int managed = element.indexOf("<b:Value>");
        String text = managed < 0 ? element : element.substring(managed, element.indexOf("</b:Value>"));
        return ANY_TAG.matcher(text).replaceAll("").strip();
    }
}
