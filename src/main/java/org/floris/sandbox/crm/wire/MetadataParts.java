package org.floris.sandbox.crm.wire;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.floris.sandbox.crm.Label;

/** The parts that all metadata share. Expects the prefixes b (contracts), m (metadata) and i in scope. */
final class MetadataParts {
    final XmlOut out;
    private final int language;

    MetadataParts(XmlOut out, int language) {
        this.out = out;
        this.language = language;
    }

    /** The head of every metadata object: an id that follows from its name. */
    void base(String path) {
        out.element(
                "m:MetadataId",
                UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString());
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
        localized("LocalizedLabel", label.en(), Label.ENGLISH);
        localized("LocalizedLabel", label.ru(), Label.RUSSIAN);
        out.raw("</b:LocalizedLabels>");
        localized("UserLocalizedLabel", label.in(language), language);
        out.raw("</m:").raw(element).raw(">");
    }

    private void localized(String element, String text, int code) {
        out.raw("<b:").raw(element).raw(">").nil("m:MetadataId").nil("m:HasChanged");
        out.element("b:IsManaged", false).element("b:Label", text).element("b:LanguageCode", code);
        out.raw("</b:").raw(element).raw(">");
    }
}
