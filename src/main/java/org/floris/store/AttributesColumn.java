package org.floris.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.floris.canonical.Attributes;
import org.hibernate.annotations.Immutable;

/** Attributes in a {@code jsonb} column. */
@Converter
@Immutable
class AttributesColumn implements AttributeConverter<Attributes, String> {
    @Override
    public String convertToDatabaseColumn(Attributes attributes) {
        return CanonicalJson.write(attributes);
    }

    @Override
    public Attributes convertToEntityAttribute(String json) {
        return CanonicalJson.read(json);
    }
}
