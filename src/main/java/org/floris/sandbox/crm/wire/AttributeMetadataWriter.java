package org.floris.sandbox.crm.wire;

import java.math.BigDecimal;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.AttributeType;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Label;
import org.floris.sandbox.crm.Option;
import org.floris.sandbox.crm.SchemaNames;

/** Writes the metadata of attributes. */
final class AttributeMetadataWriter {
    private final MetadataParts parts;
    private final XmlOut out;

    AttributeMetadataWriter(MetadataParts parts) {
        this.parts = parts;
        this.out = parts.out;
    }

    /** The contract type that describes attributes of this type. */
    static String type(Attribute attribute) {
        return switch (attribute.type()) {
            case Lookup, Customer, Owner, PartyList -> "LookupAttributeMetadata";
            case Uniqueidentifier -> "AttributeMetadata";
            default -> attribute.type() + "AttributeMetadata";
        };
    }

    void write(EntityType entity, Attribute attribute) {
        common(entity, attribute);
        switch (attribute.type()) {
            case String -> {
                out.raw("<m:Format>Text</m:Format><m:ImeMode>Auto</m:ImeMode>");
                out.element("m:MaxLength", attribute.maxLength());
            }
            case Memo -> {
                out.raw("<m:Format>TextArea</m:Format><m:ImeMode>Auto</m:ImeMode>");
                out.element("m:MaxLength", attribute.maxLength());
            }
            case Integer -> {
                out.raw("<m:Format>None</m:Format>");
                bounds(attribute, "0");
            }
            case Decimal, Double, Money -> {
                out.raw("<m:ImeMode>Auto</m:ImeMode>");
                bounds(attribute, "0");
                out.element("m:Precision", attribute.precision());
                if (attribute.type() == AttributeType.Money) {
                    out.element("m:PrecisionSource", 0);
                }
            }
            case BigInt -> out.element("m:MaxValue", Long.MAX_VALUE).element("m:MinValue", Long.MIN_VALUE);
            case DateTime ->
                out.element("m:Format", attribute.dateOnly() ? "DateOnly" : "DateAndTime")
                        .raw("<m:ImeMode>Inactive</m:ImeMode>");
            case Boolean -> bool(entity, attribute);
            case Picklist, State, Status -> options(entity, attribute);
            case Lookup, Customer, Owner, PartyList -> targets(attribute);
            case Uniqueidentifier -> {
                // says nothing more
            }
        }
    }

    private void common(EntityType entity, Attribute attribute) {
        parts.base(entity.name() + "/" + attribute.name());
        out.nil("m:AttributeOf").element("m:AttributeType", attribute.type().name());
        out.element("m:CanBeSecuredForCreate", false).element("m:CanBeSecuredForRead", false);
        out.element("m:CanBeSecuredForUpdate", false);
        parts.managed("CanModifyAdditionalSettings", "canmodifyadditionalsettings", true);
        out.element("m:ColumnNumber", attribute.index() + 1).nil("m:DeprecatedVersion");
        parts.label("Description", attribute.label());
        parts.label("DisplayName", attribute.label());
        out.element("m:EntityLogicalName", entity.name());
        parts.managed("IsAuditEnabled", "canmodifyauditsettings", false);
        out.element("m:IsCustomAttribute", attribute.name().contains("_"));
        parts.managed("IsCustomizable", "iscustomizable", true);
        out.element("m:IsManaged", false).element("m:IsPrimaryId", attribute.index() == 0);
        out.element("m:IsPrimaryName", attribute == entity.primaryName());
        parts.managed("IsRenameable", "isrenameable", true);
        out.element("m:IsSecured", false);
        parts.managed("IsValidForAdvancedFind", "canmodifysearchsettings", true);
        out.element("m:IsValidForCreate", attribute.validForCreate() && !entity.readOnly());
        out.element("m:IsValidForRead", true);
        out.element("m:IsValidForUpdate", attribute.validForUpdate() && !entity.readOnly());
        out.nil("m:LinkedAttributeId").element("m:LogicalName", attribute.name());
        parts.required(attribute.required());
        out.element("m:SchemaName", SchemaNames.of(attribute.name()));
        out.raw("<m:AttributeTypeName xmlns:t=\"").raw(Namespaces.METADATA_2013).raw("\">");
        out.element("t:Value", attribute.type() + "Type").raw("</m:AttributeTypeName>");
        out.element("m:IntroducedVersion", "5.0.0.0");
    }

    private void bounds(Attribute attribute, String otherwise) {
        out.element("m:MaxValue", text(attribute.max(), otherwise));
        out.element("m:MinValue", text(attribute.min(), otherwise));
    }

    private static String text(BigDecimal bound, String otherwise) {
        return bound == null ? otherwise : bound.toPlainString();
    }

    private void targets(Attribute attribute) {
        out.raw("<m:Targets xmlns:e=\"").raw(Namespaces.ARRAYS).raw("\">");
        attribute.targets().forEach(target -> out.element("e:string", target));
        out.raw("</m:Targets>");
    }

    private void bool(EntityType entity, Attribute attribute) {
        out.element("m:DefaultValue", false).raw("<m:OptionSet>");
        boolContent(entity, attribute);
        out.raw("</m:OptionSet>");
    }

    /** The contract type of an attribute's options. */
    static String optionSetType(Attribute attribute) {
        return attribute.type() == AttributeType.Boolean ? "BooleanOptionSetMetadata" : "OptionSetMetadata";
    }

    /** What stands inside the element of an attribute's options. */
    void optionSet(EntityType entity, Attribute attribute) {
        if (attribute.type() == AttributeType.Boolean) {
            boolContent(entity, attribute);
        } else {
            optionsContent(entity, attribute);
        }
    }

    private void boolContent(EntityType entity, Attribute attribute) {
        optionSet(entity, attribute, "Boolean");
        for (int value = 0; value <= 1; value++) {
            String element = value == 0 ? "m:FalseOption" : "m:TrueOption";
            out.raw("<").raw(element).raw(">");
            option(entity, attribute, attribute.options().get(value));
            out.raw("</").raw(element).raw(">");
        }
    }

    private void options(EntityType entity, Attribute attribute) {
        out.nil("m:DefaultFormValue").raw("<m:OptionSet>");
        optionsContent(entity, attribute);
        out.raw("</m:OptionSet>");
    }

    private void optionsContent(EntityType entity, Attribute attribute) {
        optionSet(entity, attribute, attribute.type().name());
        out.raw("<m:Options>");
        for (Option option : attribute.options().values()) {
            boolean state = attribute.type() == AttributeType.State;
            boolean status = attribute.type() == AttributeType.Status;
            out.raw("<m:OptionMetadata");
            out.raw(
                    state
                            ? " i:type=\"m:StateOptionMetadata\">"
                            : status ? " i:type=\"m:StatusOptionMetadata\">" : ">");
            option(entity, attribute, option);
            if (state) {
                out.element("m:DefaultStatus", option.defaultStatus());
                out.element("m:InvariantName", option.label().en());
            } else if (status) {
                out.element("m:State", option.state());
            }
            out.raw("</m:OptionMetadata>");
        }
        out.raw("</m:Options>");
    }

    private void optionSet(EntityType entity, Attribute attribute, String type) {
        String name = entity.name() + "_" + attribute.name();
        parts.base(name);
        parts.label("Description", attribute.label());
        parts.label("DisplayName", attribute.label());
        out.element("m:IsCustomOptionSet", attribute.name().contains("_"));
        parts.managed("IsCustomizable", "iscustomizable", true);
        out.element("m:IsGlobal", false).element("m:IsManaged", false).element("m:Name", name);
        out.element("m:OptionSetType", type);
    }

    private void option(EntityType entity, Attribute attribute, Option option) {
        parts.base(entity.name() + "/" + attribute.name() + "/" + option.value());
        Label label = option.label();
        parts.label("Description", label);
        out.element("m:IsManaged", false);
        parts.label("Label", label);
        out.element("m:Value", option.value());
    }
}
