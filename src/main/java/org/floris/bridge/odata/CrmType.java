package org.floris.bridge.odata;

import java.util.List;
import java.util.Optional;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.provider.ComplexType;

/**
 * The type of a property.
 *
 * @param simple  null for a complex one
 * @param complex name of the complex type, or null
 */
record CrmType(EdmSimpleTypeKind simple, String complex) {
    static final String REFERENCE = "EntityReference";
    static final String OPTION = "OptionSetValue";
    static final String MONEY = "Money";

    /** @return empty for what is no property, such as the parties of an activity */
    static Optional<CrmType> of(String attributeType) {
        return Optional.ofNullable(
                switch (attributeType) {
                    case "Lookup", "Customer", "Owner" -> new CrmType(null, REFERENCE);
                    case "Picklist", "State", "Status" -> new CrmType(null, OPTION);
                    case "Money" -> new CrmType(null, MONEY);
                    case "String", "Memo", "EntityName" -> simple(EdmSimpleTypeKind.String);
                    case "Integer" -> simple(EdmSimpleTypeKind.Int32);
                    case "BigInt" -> simple(EdmSimpleTypeKind.Int64);
                    case "Decimal" -> simple(EdmSimpleTypeKind.Decimal);
                    case "Double" -> simple(EdmSimpleTypeKind.Double);
                    case "Boolean" -> simple(EdmSimpleTypeKind.Boolean);
                    case "DateTime" -> simple(EdmSimpleTypeKind.DateTime);
                    case "Uniqueidentifier" -> simple(EdmSimpleTypeKind.Guid);
                    default -> null;
                });
    }

    private static CrmType simple(EdmSimpleTypeKind kind) {
        return new CrmType(kind, null);
    }

    static List<ComplexType> complexTypes() {
        return List.of(
                new ComplexType()
                        .setName(REFERENCE)
                        .setProperties(List.of(
                                CrmEdm.simple("Id", EdmSimpleTypeKind.Guid),
                                CrmEdm.simple("LogicalName", EdmSimpleTypeKind.String),
                                CrmEdm.simple("Name", EdmSimpleTypeKind.String))),
                new ComplexType()
                        .setName(OPTION)
                        .setProperties(List.of(CrmEdm.simple("Value", EdmSimpleTypeKind.Int32))),
                new ComplexType()
                        .setName(MONEY)
                        .setProperties(List.of(CrmEdm.simple("Value", EdmSimpleTypeKind.Decimal))));
    }
}
