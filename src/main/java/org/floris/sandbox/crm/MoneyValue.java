package org.floris.sandbox.crm;

import java.math.BigDecimal;

/** A Money as a caller gave it. */
public record MoneyValue(BigDecimal value) {}
