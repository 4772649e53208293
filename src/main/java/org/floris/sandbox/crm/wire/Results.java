package org.floris.sandbox.crm.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.floris.sandbox.crm.Attribute;
import org.floris.sandbox.crm.Caller;
import org.floris.sandbox.crm.Database;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.QueryResult;
import org.floris.sandbox.crm.Reference;
import org.floris.sandbox.crm.Relationship;
import org.floris.sandbox.crm.Schema;

/** Writes the result of one request inside Execute: its name and its Results. */
final class Results {
    private final Database database;
    private final XmlOut out;
    private final Caller caller;
    private final int language;

    Results(Database database, XmlOut out, Caller caller) {
        this.database = database;
        this.out = out;
        this.caller = caller;
        this.language = caller.language();
    }

    void open(String element, String request, String namespace) {
        boolean message = namespace.equals(Namespaces.MESSAGES);
        out.raw("<")
                .raw(element)
                .raw(" i:type=\"")
                .raw(message ? "m:" : "b:")
                .raw(request)
                .raw("Response\"");
        out.raw(" xmlns:b=\"")
                .raw(Namespaces.CONTRACTS)
                .raw("\" xmlns:i=\"")
                .raw(Namespaces.XSI)
                .raw("\"");
        if (message) {
            out.raw(" xmlns:m=\"").raw(namespace).raw("\"");
        }
        out.raw(">").element("b:ResponseName", request);
        out.raw("<b:Results xmlns:c=\"").raw(Namespaces.GENERIC).raw("\">");
    }

    void close(String element) {
        out.raw("</b:Results></").raw(element).raw(">");
    }

    private void key(String key) {
        out.raw("<b:KeyValuePairOfstringanyType>").element("c:key", key);
    }

    private void end() {
        out.raw("</b:KeyValuePairOfstringanyType>");
    }

    void simple(String key, String type, String text) {
        key(key);
        new ValueWriter(database, out).simple("c:value", type, text);
        end();
    }

    void guid(String key, UUID id) {
        key(key);
        new ValueWriter(database, out).guid("c:value", id.toString());
        end();
    }

    void reference(String key, Reference reference) {
        key(key);
        out.raw("<c:value i:type=\"b:EntityReference\">");
        new ValueWriter(database, out).reference(reference);
        out.raw("</c:value>");
        end();
    }

    void references(String key, List<Reference> references) {
        key(key);
        out.raw("<c:value i:type=\"b:EntityReferenceCollection\">");
        references.forEach(reference -> {
            out.raw("<b:EntityReference>");
            new ValueWriter(database, out).reference(reference);
            out.raw("</b:EntityReference>");
        });
        out.raw("</c:value>");
        end();
    }

    /** @param rights by principal, as the protocol spells them */
    void principals(String key, Map<Reference, String> rights) {
        key(key);
        out.raw("<c:value i:type=\"m:ArrayOfPrincipalAccess\">");
        rights.forEach((principal, mask) -> {
            out.raw("<m:PrincipalAccess>").element("m:AccessMask", mask).raw("<m:Principal>");
            new ValueWriter(database, out).reference(principal);
            out.raw("</m:Principal></m:PrincipalAccess>");
        });
        out.raw("</c:value>");
        end();
    }

    /** @param related writes what the record brings along */
    void record(String key, EntityType entity, List<Attribute> columns, Object[] row, Consumer<RecordWriter> related) {
        key(key);
        out.raw("<c:value i:type=\"b:Entity\">");
        new RecordWriter(database, out, caller).record(entity, columns, row, related);
        out.raw("</c:value>");
        end();
    }

    void collection(String key, QueryResult result) {
        key(key);
        out.raw("<c:value i:type=\"b:EntityCollection\">");
        new RecordWriter(database, out, caller).collection(result);
        out.raw("</c:value>");
        end();
    }

    void entity(Schema schema, EntityType entity, String filters) {
        metadata("EntityMetadata", "EntityMetadata", () -> new EntityMetadataWriter(out, schema, language)
                .write(entity, filters));
    }

    void entities(Schema schema, String filters) {
        metadata("EntityMetadata", "ArrayOfEntityMetadata", () -> schema.entities()
                .forEach(entity -> {
                    out.raw("<m:EntityMetadata>");
                    new EntityMetadataWriter(out, schema, language).write(entity, filters);
                    out.raw("</m:EntityMetadata>");
                }));
    }

    void attribute(EntityType entity, Attribute attribute) {
        AttributeMetadataWriter writer = new AttributeMetadataWriter(new MetadataParts(out, language));
        metadata("AttributeMetadata", AttributeMetadataWriter.type(attribute), () -> writer.write(entity, attribute));
    }

    void relationship(Relationship relationship) {
        metadata(
                "RelationshipMetadata",
                RelationshipMetadataWriter.type(relationship),
                () -> new RelationshipMetadataWriter(out, new MetadataParts(out, language)).write(relationship));
    }

    void optionSet(EntityType entity, Attribute attribute) {
        AttributeMetadataWriter writer = new AttributeMetadataWriter(new MetadataParts(out, language));
        metadata(
                "OptionSetMetadata",
                AttributeMetadataWriter.optionSetType(attribute),
                () -> writer.optionSet(entity, attribute));
    }

    /** Of the global ones: the simulated CRMs have none. */
    void noOptionSets() {
        metadata("OptionSetMetadata", "ArrayOfOptionSetMetadataBase", () -> {});
    }

    /** @param languages of labels; empty: all */
    void changes(
            Schema schema,
            MetadataFilter entities,
            MetadataFilter attributes,
            MetadataFilter relationships,
            List<Integer> languages) {
        metadata("EntityMetadata", "ArrayOfEntityMetadata", () -> new ChangesWriter(
                        out, schema, language, languages, entities, attributes, relationships)
                .write());
    }

    private void metadata(String key, String type, Runnable content) {
        key(key);
        out.raw("<c:value i:type=\"m:")
                .raw(type)
                .raw("\" xmlns:m=\"")
                .raw(Namespaces.METADATA)
                .raw("\">");
        content.run();
        out.raw("</c:value>");
        end();
    }
}
