package org.floris.sandbox.crm.wire;

import java.util.function.Predicate;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;
import org.floris.sandbox.crm.SchemaNames;

/** Writes the metadata of entities, as much as the filters ask for. */
final class EntityMetadataWriter {
    private final XmlOut out;
    private final Schema schema;
    private final MetadataParts parts;

    EntityMetadataWriter(XmlOut out, Schema schema, int language) {
        this(out, schema, new MetadataParts(out, language));
    }

    EntityMetadataWriter(XmlOut out, Schema schema, MetadataParts parts) {
        this.out = out;
        this.schema = schema;
        this.parts = parts;
    }

    void write(EntityType entity, String filters) {
        boolean relationships = filters.contains("Relationships") || filters.contains("All");
        parts.base(entity.name());
        out.element("m:ActivityTypeMask", 0);
        attributes(entity, filters.contains("Attributes") || filters.contains("All"));
        head(entity);
        out.element("m:LogicalName", entity.name());
        if (relationships) {
            manyToMany(entity);
            oneToMany("ManyToOneRelationships", entity, false);
        } else {
            out.nil("m:ManyToManyRelationships").nil("m:ManyToOneRelationships");
        }
        out.element("m:ObjectTypeCode", entity.code());
        if (relationships) {
            oneToMany("OneToManyRelationships", entity, true);
        } else {
            out.nil("m:OneToManyRelationships");
        }
        out.element(
                "m:OwnershipType", entity.owned() ? "UserOwned" : entity.intersect() ? "None" : "OrganizationOwned");
        out.element("m:PrimaryIdAttribute", entity.primaryId().name());
        out.element(
                "m:PrimaryNameAttribute",
                entity.primaryName() == null ? null : entity.primaryName().name());
        out.nil("m:Privileges").nil("m:RecurrenceBaseEntityLogicalName");
        out.element("m:ReportViewName", "Filtered" + entity.name())
                .element("m:SchemaName", SchemaNames.of(entity.name()));
        out.element("m:IntroducedVersion", "5.0.0.0");
    }

    private void attributes(EntityType entity, boolean wanted) {
        if (!wanted) {
            out.nil("m:Attributes");
            return;
        }
        AttributeMetadataWriter writer = new AttributeMetadataWriter(parts);
        out.raw("<m:Attributes>");
        for (Attribute attribute : entity.attributes()) {
            String type = AttributeMetadataWriter.type(attribute);
            out.raw("<m:AttributeMetadata");
            out.raw(type.equals("AttributeMetadata") ? ">" : " i:type=\"m:" + type + "\">");
            writer.write(entity, attribute);
            out.raw("</m:AttributeMetadata>");
        }
        out.raw("</m:Attributes>");
    }

    private void head(EntityType entity) {
        out.element("m:AutoRouteToOwnerQueue", false);
        parts.managed("CanBeInManyToMany", "canbeinmanytomany", true);
        parts.managed("CanCreateAttributes", "cancreateattributes", true);
        out.element("m:CanTriggerWorkflow", true);
        parts.label("Description", entity.label());
        parts.label("DisplayCollectionName", entity.label());
        parts.label("DisplayName", entity.label());
        out.element("m:IsActivity", entity.activity()).element("m:IsActivityParty", false);
        parts.managed("IsAuditEnabled", "canmodifyauditsettings", false);
        out.element("m:IsChildEntity", false).element("m:IsCustomEntity", entity.custom());
        parts.managed("IsCustomizable", "iscustomizable", true);
        out.element("m:IsIntersect", entity.intersect()).element("m:IsManaged", false);
        out.element("m:IsValidForAdvancedFind", !entity.intersect());
    }

    private void manyToMany(EntityType entity) {
        list("ManyToManyRelationships", one -> one.manyToMany() && (one.entity() == entity || one.target() == entity));
    }

    private void oneToMany(String element, EntityType entity, boolean asTarget) {
        list(element, one -> !one.manyToMany() && (asTarget ? one.target() : one.entity()) == entity);
    }

    private void list(String element, Predicate<Relationship> wanted) {
        out.raw("<m:").raw(element).raw(">");
        schema.relationships().stream().filter(wanted).forEach(relationship -> {
            String type = RelationshipMetadataWriter.type(relationship);
            out.raw("<m:").raw(type).raw(">");
            new RelationshipMetadataWriter(out, parts).write(relationship);
            out.raw("</m:").raw(type).raw(">");
        });
        out.raw("</m:").raw(element).raw(">");
    }
}
