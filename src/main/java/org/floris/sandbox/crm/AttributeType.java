package org.floris.sandbox.crm;

/** The attribute types, spelled as in the metadata service. The comment names the class that a row holds. */
public enum AttributeType {
    /** String. */
    String,
    /** String. */
    Memo,
    /** Integer. */
    Integer,
    /** Long. */
    BigInt,
    /** BigDecimal. */
    Decimal,
    /** Double. */
    Double,
    /** Boolean. */
    Boolean,
    /** Instant. */
    DateTime,
    /** BigDecimal. */
    Money,
    /** Integer. */
    Picklist,
    /** Reference. */
    Lookup,
    /** Reference. */
    Customer,
    /** Reference. */
    Owner,
    /** Integer. */
    State,
    /** Integer. */
    Status,
    /** UUID. */
    Uniqueidentifier,
    /** List of Reference. */
    PartyList;

    public boolean isReference() {
        return this == Lookup || this == Customer || this == Owner;
    }

    public boolean isOption() {
        return this == Picklist || this == State || this == Status;
    }
}
