package org.floris.sandbox.crm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One attribute of an entity, with the position of its value in a row.
 *
 * @param min and max bound numbers; null when unbounded
 * @param relationships names of the N:1 relationships by target entity
 * @param onDelete what a delete of the referenced record does, by target entity; RemoveLink where nothing is said
 */
public record Attribute(
        int index,
        String name,
        AttributeType type,
        Label label,
        int maxLength,
        BigDecimal min,
        BigDecimal max,
        int precision,
        boolean dateOnly,
        boolean required,
        List<String> targets,
        Map<Integer, Option> options,
        boolean validForCreate,
        boolean validForUpdate,
        Map<String, String> relationships,
        Map<String, OnDelete> onDelete) {}
