package org.floris.sandbox.crm.wire;

import org.floris.sandbox.crm.Relationship;

/** Writes the metadata of one relationship, whatever its element. */
final class RelationshipMetadataWriter {
    private final XmlOut out;
    private final MetadataParts parts;

    RelationshipMetadataWriter(XmlOut out, MetadataParts parts) {
        this.out = out;
        this.parts = parts;
    }

    /** The contract type that describes it. */
    static String type(Relationship relationship) {
        return relationship.manyToMany() ? "ManyToManyRelationshipMetadata" : "OneToManyRelationshipMetadata";
    }

    void write(Relationship relationship) {
        if (relationship.manyToMany()) {
            head(relationship, "ManyToManyRelationship");
            out.element(
                    "m:Entity1IntersectAttribute",
                    relationship.intersect().attributes().get(1).name());
            out.element("m:Entity1LogicalName", relationship.entity().name());
            out.element(
                    "m:Entity2IntersectAttribute",
                    relationship.intersect().attributes().get(2).name());
            out.element("m:Entity2LogicalName", relationship.target().name());
            out.element("m:IntersectEntityName", relationship.intersect().name());
            return;
        }
        head(relationship, "OneToManyRelationship");
        cascade(relationship);
        out.element("m:ReferencedAttribute", relationship.target().primaryId().name());
        out.element("m:ReferencedEntity", relationship.target().name());
        out.element("m:ReferencingAttribute", relationship.attribute().name());
        out.element("m:ReferencingEntity", relationship.entity().name());
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
