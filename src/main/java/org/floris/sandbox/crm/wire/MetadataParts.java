package org.floris.sandbox.crm.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.floris.sandbox.crm.Label;

/** The parts that all metadata share. Expects the prefixes b (contracts), m (metadata) and i in scope. */
final class MetadataParts {
    final XmlOut out;
    private final int language;
    private final List<Integer> languages;

    MetadataParts(XmlOut out, int language) {
        this(out, language, List.of());
    }

    /** @param languages that labels are given in; empty: all */
    MetadataParts(XmlOut out, int language, List<Integer> languages) {
        this.out = out;
        this.language = language;
        this.languages = languages;
    }

    /** The id of a metadata object follows from its name. */
    static UUID id(String path) {
        return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    }

    /** The head of every metadata object. */
    void base(String path) {
        out.element("m:MetadataId", id(path).toString());
        out.nil("m:HasChanged");
    }

    void managed(String element, String property, boolean value) {
        out.raw("<m:").raw(element).raw("><b:CanBeChanged>true</b:CanBeChanged><b:ManagedPropertyLogicalName>");
        out.raw(property).raw("</b:ManagedPropertyLogicalName><b:Value>").raw(Boolean.toString(value));
        out.raw("</b:Value></m:").raw(element).raw(">");
    }

    void required(boolean required) {
        out.raw("<m:RequiredLevel><b:CanBeChanged>true</b:CanBeChanged><b:ManagedPropertyLogicalName>");
        out.raw("canmodifyrequirementlevelsettings</b:ManagedPropertyLogicalName><b:Value>");
        out.raw(required ? "SystemRequired" : "None").raw("</b:Value></m:RequiredLevel>");
    }

    void label(String element, Label label) {
        out.raw("<m:").raw(element).raw("><b:LocalizedLabels>");
        for (int code : List.of(Label.ENGLISH, Label.RUSSIAN)) {
            if (isWanted(code)) {
                localized("LocalizedLabel", label.in(code), code);
            }
        }
        out.raw("</b:LocalizedLabels>");
        if (isWanted(language)) {
            localized("UserLocalizedLabel", label.in(language), language);
        } else {
            out.nil("b:UserLocalizedLabel");
        }
        out.raw("</m:").raw(element).raw(">");
    }

    private boolean isWanted(int code) {
        return languages.isEmpty() || languages.contains(code);
    }

    private void localized(String element, String text, int code) {
        out.raw("<b:").raw(element).raw(">").nil("m:MetadataId").nil("m:HasChanged");
        out.element("b:IsManaged", false).element("b:Label", text).element("b:LanguageCode", code);
        out.raw("</b:").raw(element).raw(">");
    }
}
