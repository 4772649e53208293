package org.floris.sandbox.crm.wire;

import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;

/** Writes the metadata of entities, as much as the filters ask for. */
final class EntityMetadataWriter {
    private final XmlOut out;
    private final Schema schema;
    private final MetadataParts parts;

    EntityMetadataWriter(XmlOut out, Schema schema, int language) {
        this.out = out;
        this.schema = schema;
        this.parts = new MetadataParts(out, language);
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
        out.element("m:ReportViewName", "Filtered" + entity.name()).element("m:SchemaName", entity.name());
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
        out.raw("<m:ManyToManyRelationships>");
        for (Relationship relationship : schema.relationships()) {
            if (relationship.manyToMany() && (relationship.entity() == entity || relationship.target() == entity)) {
                out.raw("<m:ManyToManyRelationshipMetadata>");
                head(relationship, "ManyToManyRelationship");
                out.element(
                        "m:Entity1IntersectAttribute",
                        relationship.entity().primaryId().name());
                out.element("m:Entity1LogicalName", relationship.entity().name());
                out.element(
                        "m:Entity2IntersectAttribute",
                        relationship.target().primaryId().name());
                out.element("m:Entity2LogicalName", relationship.target().name());
                out.element("m:IntersectEntityName", relationship.intersect().name());
                out.raw("</m:ManyToManyRelationshipMetadata>");
            }
        }
        out.raw("</m:ManyToManyRelationships>");
    }

    private void oneToMany(String element, EntityType entity, boolean asTarget) {
        out.raw("<m:").raw(element).raw(">");
        for (Relationship relationship : schema.relationships()) {
            EntityType end = asTarget ? relationship.target() : relationship.entity();
            if (!relationship.manyToMany() && end == entity) {
                out.raw("<m:OneToManyRelationshipMetadata>");
                head(relationship, "OneToManyRelationship");
                cascade(relationship);
                out.element(
                        "m:ReferencedAttribute",
                        relationship.target().primaryId().name());
                out.element("m:ReferencedEntity", relationship.target().name());
                out.element("m:ReferencingAttribute", relationship.attribute().name());
                out.element("m:ReferencingEntity", relationship.entity().name());
                out.raw("</m:OneToManyRelationshipMetadata>");
            }
        }
        out.raw("</m:").raw(element).raw(">");
    }

    private void cascade(Relationship relationship) {
        out.raw("<m:CascadeConfiguration>").element("m:Assign", "NoCascade");
        out.element("m:Delete", relationship.onDelete().name()).element("m:Merge", "NoCascade");
        out.element("m:Reparent", "NoCascade").element("m:Share", "NoCascade").element("m:Unshare", "NoCascade");
        out.raw("</m:CascadeConfiguration>").nil("m:IsHierarchical");
    }

    private void head(Relationship relationship, String type) {
        parts.base("relationship/" + relationship.name());
        out.element("m:IsCustomRelationship", relationship.name().contains("rs_"));
        parts.managed("IsCustomizable", "iscustomizable", true);
        out.element("m:IsManaged", false).element("m:IsValidForAdvancedFind", true);
        out.element("m:SchemaName", relationship.name()).element("m:SecurityTypes", "None");
        out.element("m:IntroducedVersion", "5.0.0.0").element("m:RelationshipType", type);
    }
}
