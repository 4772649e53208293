package org.floris.connector.mapping;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;

/** Where a value stands on both sides; complaints name the place and never the value. */
record Place(
        String system,
        String systemEntity,
        String systemAttribute,
        String canonicalEntity,
        String canonicalAttribute,
        String file) {
    /** {@code forsage's contact.frs_passport}. */
    String inSystem() {
        return system + "'s " + systemEntity + "." + systemAttribute;
    }

    /** {@code client.passportSeries}. */
    String inModel() {
        return canonicalEntity + "." + canonicalAttribute;
    }

    FlorisException invalid(String complaint) {
        return new FlorisException(ErrorCode.INVALID_VALUE, complaint);
    }

    /** The value as the system must have given it. */
    <T> T fromSystem(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw invalid(inSystem() + " holds a value of the type " + type.getSimpleName() + ", not "
                    + value.getClass().getSimpleName() + ". Send that type.");
        }
        return type.cast(value);
    }

    /** The value as the unified model must hold it. */
    <T> T fromModel(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw invalid(inModel() + " holds a value of the type " + type.getSimpleName() + ", not "
                    + value.getClass().getSimpleName() + ". Send that type.");
        }
        return type.cast(value);
    }
}
