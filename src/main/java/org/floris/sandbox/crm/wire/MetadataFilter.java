package org.floris.sandbox.crm.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.floris.sandbox.crm.CrmFault;

/**
 * One level of a metadata query: which objects, and what of them.
 *
 * @param criteria   null: all
 * @param properties null: all
 */
record MetadataFilter(XmlElement criteria, Set<String> properties) {
    /** What every answer says of an object, wanted or not. */
    private static final Set<String> ALWAYS = Set.of("MetadataId", "HasChanged", "LogicalName", "SchemaName");

    private static final String NAMESPACE = "http://schemas.microsoft.com/xrm/2011/Metadata/Query";
    private static final List<String> FILTER = List.of("Conditions", "FilterOperator", "Filters");
    private static final List<String> CONDITION = List.of("ConditionOperator", "PropertyName", "Value");
    private static final List<String> PROPERTIES = List.of("AllProperties", "PropertyNames");

    /** @param query the expression's element */
    static MetadataFilter of(XmlElement query) {
        XmlElement criteria = query.child(NAMESPACE, "Criteria");
        XmlElement wanted = query.child(NAMESPACE, "Properties");
        return new MetadataFilter(criteria == null || criteria.nil ? null : criteria, properties(wanted));
    }

    private static Set<String> properties(XmlElement wanted) {
        if (wanted == null || wanted.nil) {
            return ALWAYS;
        }
        Map<String, XmlElement> members = wanted.members(NAMESPACE, PROPERTIES);
        XmlElement all = members.get("AllProperties");
        if (all != null && all.text.strip().equals("true")) {
            return null;
        }
        Set<String> names = new HashSet<>(ALWAYS);
        QueryReader.children(members.get("PropertyNames")).forEach(name -> names.add(name.text.strip()));
        return names;
    }

    boolean wants(String property) {
        return properties == null || properties.contains(property);
    }

    boolean matches(Elements object) {
        return criteria == null || filter(criteria, object);
    }

    private static boolean filter(XmlElement filter, Elements object) {
        Map<String, XmlElement> members = filter.members(NAMESPACE, FILTER);
        List<Boolean> found = new ArrayList<>();
        QueryReader.children(members.get("Conditions"))
                .forEach(condition -> found.add(condition(condition.members(NAMESPACE, CONDITION), object)));
        QueryReader.children(members.get("Filters")).forEach(inner -> found.add(filter(inner, object)));
        XmlElement operator = members.get("FilterOperator");
        boolean any = operator != null && operator.text.strip().equals("Or");
        return found.isEmpty() || (any ? found.contains(true) : !found.contains(false));
    }

    private static boolean condition(Map<String, XmlElement> condition, Elements object) {
        String property = required(condition, "PropertyName").text.strip();
        XmlElement given = required(condition, "Value");
        String value = object.value(property);
        List<String> values = new ArrayList<>();
        if (given.children.isEmpty()) {
            values.add(given.nil ? null : given.text.strip());
        } else {
            given.children.forEach(child -> values.add(child.text.strip()));
        }
        String operator = required(condition, "ConditionOperator").text.strip();
        return switch (operator) {
            case "Equals", "In" -> values.contains(value);
            case "NotEquals", "NotIn" -> !values.contains(value);
            case "GreaterThan" -> compare(value, values) > 0;
            case "LessThan" -> compare(value, values) < 0;
            default -> throw CrmFault.invalidArgument("The operator '" + operator + "' is not known.");
        };
    }

    private static int compare(String value, List<String> values) {
        try {
            return value == null ? 0 : new BigDecimal(value).compareTo(new BigDecimal(values.get(0)));
        } catch (NumberFormatException notANumber) {
            throw CrmFault.invalidArgument("GreaterThan and LessThan compare numbers.");
        }
    }

    private static XmlElement required(Map<String, XmlElement> condition, String member) {
        XmlElement found = condition.get(member);
        if (found == null) {
            throw CrmFault.invalidArgument("A metadata condition needs " + member + ".");
        }
        return found;
    }
}
