package org.floris.connector;

import java.math.BigDecimal;

/** A sum of money as a system knows it: in the record's currency, which is an attribute of its own. */
public record Sum(BigDecimal value) {}
