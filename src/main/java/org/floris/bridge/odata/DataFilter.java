package org.floris.bridge.odata;

import java.math.BigDecimal;
import java.util.Calendar;
import java.util.LinkedList;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeException;
import org.apache.olingo.odata2.api.uri.expression.BinaryExpression;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.FilterExpression;
import org.apache.olingo.odata2.api.uri.expression.LiteralExpression;
import org.apache.olingo.odata2.api.uri.expression.MemberExpression;
import org.apache.olingo.odata2.api.uri.expression.MethodExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.UnaryExpression;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.Query;

/** A {@code $filter}, parsed already, as the filter of a query. */
final class DataFilter {
    private DataFilter() {}

    static Query.Filter of(FilterExpression filter) {
        return filter == null ? Query.Filter.NONE : filter(filter.getExpression(), true);
    }

    /** @param holds false for what stands under a {@code not} */
    private static Query.Filter filter(CommonExpression expression, boolean holds) {
        if (expression instanceof UnaryExpression unary
                && unary.getOperator().toUriLiteral().equals("not")) {
            return filter(unary.getOperand(), !holds);
        }
        if (expression instanceof BinaryExpression binary && !(expression instanceof MemberExpression)) {
            return switch (binary.getOperator()) {
                case AND, OR -> joined(binary, holds);
                case EQ, NE, GT, GE, LT, LE -> Query.Filter.and(List.of(compared(binary, holds)));
                default -> throw cannot(expression);
            };
        }
        if (expression instanceof MethodExpression method) {
            return Query.Filter.and(List.of(matched(method, holds)));
        }
        throw cannot(expression);
    }

    /** As many as are joined by the same word stand side by side, not one within the other. */
    private static Query.Filter joined(BinaryExpression binary, boolean holds) {
        LinkedList<Query.Filter> parts = new LinkedList<>();
        CommonExpression left = binary;
        while (left instanceof BinaryExpression chain && chain.getOperator() == binary.getOperator()) {
            parts.addFirst(filter(chain.getRightOperand(), holds));
            left = chain.getLeftOperand();
        }
        parts.addFirst(filter(left, holds));
        boolean all = binary.getOperator().toUriLiteral().equals("and") == holds;
        return new Query.Filter(all ? "And" : "Or", List.of(), List.copyOf(parts));
    }

    private static Query.Condition compared(BinaryExpression binary, boolean holds) {
        boolean turned = binary.getLeftOperand() instanceof LiteralExpression;
        CommonExpression property = turned ? binary.getRightOperand() : binary.getLeftOperand();
        CommonExpression other = turned ? binary.getLeftOperand() : binary.getRightOperand();
        String name = attribute(property);
        Object value = literal(other);
        String operator = binary.getOperator().toUriLiteral();
        if (value == null) {
            boolean wanted = operator.equals("eq") == holds;
            return new Query.Condition(name, wanted ? "Null" : "NotNull", List.of());
        }
        String way = turned ? turned(operator) : operator;
        return new Query.Condition(name, named(holds ? way : opposite(way)), List.of(value));
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "gt" -> "lt";
            case "ge" -> "le";
            case "lt" -> "gt";
            case "le" -> "ge";
            default -> operator;
        };
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "eq" -> "ne";
            case "ne" -> "eq";
            case "gt" -> "le";
            case "ge" -> "lt";
            case "lt" -> "ge";
            default -> "gt";
        };
    }

    private static String named(String operator) {
        return switch (operator) {
            case "eq" -> "Equal";
            case "ne" -> "NotEqual";
            case "gt" -> "GreaterThan";
            case "ge" -> "GreaterEqual";
            case "lt" -> "LessThan";
            default -> "LessEqual";
        };
    }

    private static Query.Condition matched(MethodExpression method, boolean holds) {
        List<CommonExpression> parameters = method.getParameters();
        return switch (method.getMethod()) {
            case STARTSWITH -> like(parameters.get(0), "", parameters.get(1), "%", holds);
            case ENDSWITH -> like(parameters.get(0), "%", parameters.get(1), "", holds);
            case SUBSTRINGOF -> like(parameters.get(1), "%", parameters.get(0), "%", holds);
            default -> throw cannot(method);
        };
    }

    private static Query.Condition like(
            CommonExpression property, String before, CommonExpression text, String after, boolean holds) {
        String escaped = String.valueOf(literal(text)).replaceAll("([\\[%_])", "[$1]");
        return new Query.Condition(attribute(property), holds ? "Like" : "NotLike", List.of(before + escaped + after));
    }

    /** A property by its attribute; the parts of a complex one, such as {@code StateCode/Value}, are the attribute. */
    static String attribute(CommonExpression expression) {
        if (expression instanceof MemberExpression member
                && member.getPath() instanceof PropertyExpression complex
                && member.getProperty() instanceof PropertyExpression part
                && (part.getPropertyName().equals("Value")
                        || part.getPropertyName().equals("Id"))) {
            return CrmEdm.logical(complex.getPropertyName());
        }
        if (expression instanceof PropertyExpression property) {
            return CrmEdm.logical(property.getPropertyName());
        }
        throw cannot(expression);
    }

    private static Object literal(CommonExpression expression) {
        if (!(expression instanceof LiteralExpression literal)) {
            throw cannot(expression);
        }
        EdmSimpleType type = (EdmSimpleType) literal.getEdmType();
        String text = literal.getUriLiteral();
        try {
            return switch (type.getName()) {
                case "Null" -> null;
                case "Guid" -> type.valueOfString(text, EdmLiteralKind.URI, null, UUID.class);
                case "Boolean", "Bit" -> bool(type, text);
                case "DateTime", "DateTimeOffset" ->
                    type.valueOfString(text, EdmLiteralKind.URI, null, Calendar.class)
                            .toInstant();
                case "Byte", "SByte", "Int16", "Int32", "Uint7" ->
                    type.valueOfString(text, EdmLiteralKind.URI, null, Integer.class);
                case "Int64" -> type.valueOfString(text, EdmLiteralKind.URI, null, Long.class);
                case "Decimal" -> type.valueOfString(text, EdmLiteralKind.URI, null, BigDecimal.class);
                case "Double", "Single" -> type.valueOfString(text, EdmLiteralKind.URI, null, Double.class);
                default -> type.valueOfString(text, EdmLiteralKind.URI, null, String.class);
            };
        } catch (EdmException wrong) {
            throw cannot(expression);
        }
    }

    /** 0 and 1 are read as bits, and mean numbers where an option is asked for. */
    private static Object bool(EdmSimpleType type, String text) throws EdmSimpleTypeException {
        if (text.equals("0") || text.equals("1")) {
            return Integer.valueOf(text);
        }
        return type.valueOfString(text, EdmLiteralKind.URI, null, Boolean.class);
    }

    private static FlorisException cannot(CommonExpression expression) {
        return new FlorisException(
                ErrorCode.INVALID_VALUE,
                "The $filter has a part that is not served (" + (expression == null ? "EMPTY" : expression.getKind())
                        + "): compare a property with a value by eq, ne, gt, ge, lt, le, substringof, startswith or"
                        + " endswith, joined by and, or, not.");
    }
}
