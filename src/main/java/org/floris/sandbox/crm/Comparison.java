package org.floris.sandbox.crm;

/** How values compare in conditions and orders: texts without case, references by id. */
final class Comparison {
    private Comparison() {}

    static Object key(Object stored) {
        return stored instanceof Reference reference ? reference.id() : stored;
    }

    /** Both of the same class, neither null. */
    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        if (left instanceof String text) {
            return text.compareToIgnoreCase((String) right);
        }
        if (left instanceof java.util.UUID guid) {
            return Table.KEY_ORDER.compare(guid, (java.util.UUID) right);
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    static boolean same(Object left, Object right) {
        return left instanceof String text ? text.equalsIgnoreCase((String) right) : compare(left, right) == 0;
    }
}
