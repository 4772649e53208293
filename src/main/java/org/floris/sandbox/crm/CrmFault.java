package org.floris.sandbox.crm;

import java.util.UUID;

/** A refusal that reaches the caller as an OrganizationServiceFault with this code and text. */
public final class CrmFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final int NOT_FOUND = 0x80040217;
    public static final int UNKNOWN_ATTRIBUTE = 0x80041103;
    public static final int UNKNOWN_ENTITY = 0x80041102;
    public static final int PRIVILEGE = 0x80040220;
    public static final int DUPLICATE = 0x80040237;
    public static final int DELETE_RESTRICTED = 0x80040227;
    public static final int BUSINESS_RULE = 0x80040265;
    public static final int REQUIRED_MISSING = 0x80040200;
    public static final int INVALID_ARGUMENT = 0x80040203;
    public static final int STRING_TOO_LONG = 0x80044331;
    public static final int NUMBER_OUT_OF_RANGE = 0x80044330;
    public static final int OPTION_OUT_OF_RANGE = 0x8004431A;
    public static final int INVALID_STATE = 0x80048408;
    public static final int COOKIE_NEEDED = 0x8004430A;
    public static final int COOKIE_AGAINST_ORDER = 0x80041129;
    public static final int COOKIE_AGAINST_PAGE = 0x8004112A;
    public static final int SQL_TIMEOUT = 0x80044151;
    public static final int UNEXPECTED = 0x80040216;

    /** Names that callers invented stand in it. */
    private static final int LONGEST = 500;

    private final int code;

    public CrmFault(int code, String message) {
        super(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static CrmFault notFound(String entity, UUID id) {
        return new CrmFault(NOT_FOUND, entity + " With Id = " + id + " Does Not Exist");
    }

    public static CrmFault unknownAttribute(String entity, String attribute) {
        return new CrmFault(
                UNKNOWN_ATTRIBUTE,
                "'" + entity + "' entity doesn't contain attribute with Name = '" + attribute + "'.");
    }

    public static CrmFault unknownEntity(String entity) {
        return new CrmFault(
                UNKNOWN_ENTITY, "The entity with a name = '" + entity + "' was not found in the MetadataCache.");
    }

    public static CrmFault invalidArgument(String message) {
        return new CrmFault(INVALID_ARGUMENT, message);
    }

    public static CrmFault businessRule(String message) {
        return new CrmFault(BUSINESS_RULE, message);
    }
}
