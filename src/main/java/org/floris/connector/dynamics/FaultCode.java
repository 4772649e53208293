package org.floris.connector.dynamics;

/** The signed codes of OrganizationServiceFault that the hub reads or gives, from the vendor's error-code table. */
public final class FaultCode {
    /** 0x80040217: no record with this id. */
    public static final int NOT_FOUND = -2147220969;
    /** 0x80041103: the entity has no such attribute. */
    public static final int UNKNOWN_ATTRIBUTE = -2147217149;
    /** 0x80041102: no such entity. */
    public static final int UNKNOWN_ENTITY = -2147217150;
    /** 0x80040220: the user lacks the privilege. */
    public static final int NO_PRIVILEGE = -2147220960;
    /** 0x80048306: the user may not touch this row. */
    public static final int NO_ACCESS = -2147187962;
    /** 0x80040237: a record with this key is there already. */
    public static final int DUPLICATE = -2147220937;
    /** 0x80040265: raised by a plug-in or a business rule; the text is for the user. */
    public static final int BUSINESS_RULE = -2147220891;
    /** 0x8004430A: a high page needs its cookie. */
    public static final int COOKIE_NEEDED = -2147204342;
    /** 0x80041129: the cookie does not match the sort. */
    public static final int COOKIE_DOES_NOT_MATCH_SORT = -2147217111;
    /** 0x8004112A: the cookie does not match the page. */
    public static final int COOKIE_DOES_NOT_MATCH_PAGE = -2147217110;
    /** 0x8004A101: the ticket has expired. */
    public static final int TICKET_EXPIRED = -2147180287;
    /** 0x80040203: an argument is wrong. */
    public static final int INVALID_ARGUMENT = -2147220989;
    /** 0x80040216: an unexpected error. */
    public static final int UNEXPECTED = -2147220970;
    /** 0x80040800: the operation is not known here. */
    public static final int UNKNOWN_OPERATION = -2147219456;

    private FaultCode() {}
}
