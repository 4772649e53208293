package org.floris.sandbox.crm;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Composes the full name of persons, family name first. */
public final class FullName {
    private FullName() {}

    public static void apply(EntityType entity, Object[] values) {
        if (entity.has("fullname") && entity.has("lastname")) {
            values[entity.attribute("fullname").index()] = Stream.of("lastname", "firstname", "middlename")
                    .filter(entity::has)
                    .map(name -> (String) values[entity.attribute(name).index()])
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
        }
    }
}
