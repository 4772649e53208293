package org.floris.bridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.springframework.stereotype.Component;

/** Reads a plug-in's announcement, one JSON object and nothing behind it, and says which field is wrong. */
@Component
class SavedChanges {
    private final ObjectReader reader;
    private final Validator validator;
    private final BoundedBody bounds;

    SavedChanges(ObjectMapper json, Validator validator, BoundedBody bounds) {
        this.reader = strict(json)
                .readerFor(SavedChange.class)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        // A sum of money must not pass through a double.
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        this.validator = validator;
        this.bounds = bounds;
    }

    /** A text is no number, and an empty one is not null. */
    private static ObjectMapper strict(ObjectMapper json) {
        ObjectMapper strict = json.copy();
        strict.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        strict.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        return strict;
    }

    /**
     * @param length what the request says of it, or null
     * @throws FlorisException MESSAGE_TOO_LARGE, MALFORMED_MESSAGE or INVALID_VALUE; names the field where it is one
     */
    SavedChange read(InputStream body, Long length) {
        SavedChange change = parsed(bounds.read(body, length));
        if (change == null) {
            throw malformed("The body is null; a JSON object that tells of the save is expected.");
        }
        validator.validate(change).stream().findFirst().ifPresent(wrong -> {
            String field =
                    WrongFieldException.shown(wrong.getPropertyPath().toString().replace(".<list element>", ""));
            throw new WrongFieldException(
                    ErrorCode.INVALID_VALUE, field, "'" + field + "' " + wrong.getMessage() + ".");
        });
        return change;
    }

    private SavedChange parsed(byte[] body) {
        try {
            return reader.readValue(body);
        } catch (StreamConstraintsException beyond) {
            throw malformed("The body is nested too deeply, or has a name or a number that is too long.");
        } catch (UnrecognizedPropertyException unknown) {
            String field = path(unknown);
            throw new WrongFieldException(
                    ErrorCode.MALFORMED_MESSAGE, field, "There is no field '" + field + "' in an announced change.");
        } catch (JsonMappingException wrong) {
            throw mapping(wrong);
        } catch (JsonProcessingException wrong) {
            throw syntax(wrong);
        } catch (IOException wrong) {
            throw malformed("The body is not JSON.");
        }
    }

    private static FlorisException mapping(JsonMappingException wrong) {
        if (wrong.getCause() instanceof StreamConstraintsException) {
            return malformed("The body is nested too deeply, or has a name or a number that is too long.");
        }
        String field = path(wrong);
        if (wrong.getCause() instanceof JsonProcessingException syntax && !(syntax instanceof JsonMappingException)) {
            return syntax(syntax);
        }
        return field.isEmpty()
                ? malformed("The body is not one JSON object: it is empty, of another type, or has text behind it.")
                : new WrongFieldException(
                        ErrorCode.MALFORMED_MESSAGE, field, "The field '" + field + "' is of a wrong type.");
    }

    /** The parser's own text may repeat what was sent; it is looked at, and not told. */
    private static FlorisException syntax(JsonProcessingException wrong) {
        String told = wrong.getOriginalMessage();
        if (told != null && told.startsWith("Duplicate field '")) {
            String field =
                    WrongFieldException.shown(told.substring("Duplicate field '".length(), told.lastIndexOf('\'')));
            return new WrongFieldException(
                    ErrorCode.MALFORMED_MESSAGE, field, "The field '" + field + "' stands twice in one object.");
        }
        return malformed("The body is not JSON"
                + (wrong.getLocation() == null
                        ? "."
                        : " (line " + wrong.getLocation().getLineNr() + ", column "
                                + wrong.getLocation().getColumnNr() + ")."));
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().isEmpty()
                ? ""
                : WrongFieldException.shown(wrong.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "["));
    }

    private static FlorisException malformed(String message) {
        return new FlorisException(ErrorCode.MALFORMED_MESSAGE, message);
    }
}
