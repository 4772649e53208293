package org.floris.bridge.reads;

import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.Query;
import org.floris.connector.mapping.EntityTwins;

/** What cannot be asked of the other system, in the caller's own names. */
final class Refusals {
    private Refusals() {}

    static FlorisException entity(String entity, String there) {
        return new FlorisException(
                ErrorCode.UNKNOWN_ENTITY,
                "'" + entity + "' has no counterpart in " + there
                        + ", where the user works now, so it can be asked for by those only who do not work there.");
    }

    /** @param use such as "a condition" */
    static FlorisException attribute(String attribute, EntityTwins twins, String there, String use) {
        return new FlorisException(
                ErrorCode.UNKNOWN_ATTRIBUTE,
                "'" + attribute + "' of '" + twins.entityHere() + "' has no counterpart in " + there
                        + ", where the user works now, that could be " + use + ". Ask without it.");
    }

    static FlorisException operator(Query.Condition asked, EntityTwins twins, String there) {
        return new FlorisException(
                ErrorCode.INVALID_VALUE,
                "The operator '" + asked.operator() + "' on '" + asked.attribute() + "' of '" + twins.entityHere()
                        + "', with these values, cannot be asked of " + there + ", where the user works now.");
    }

    static FlorisException fetch(String complaint) {
        return new FlorisException(ErrorCode.INVALID_VALUE, "The FetchXML cannot be carried out: " + complaint + ".");
    }
}
