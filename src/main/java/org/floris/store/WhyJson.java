package org.floris.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.floris.canonical.Why;

/**
 * A reason's code and arguments as JSON, kept beside its sentence: <code>{"code": "no-answer", "arguments": ["loris", 3,
 * {"sentence": …}]}</code>.
 */
public final class WhyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WhyJson() {}

    /** @return null for a sentence that is told as it is */
    public static String write(Why why) {
        return why.code().isEmpty() ? null : node(why).toString();
    }

    /**
     * @param told what {@link #write} gave, or null: then the sentence is told as it is
     * @throws IllegalArgumentException when it was not written by this class
     */
    public static Why read(String sentence, String told) {
        try {
            return told == null ? Why.plain(sentence) : read(sentence, JSON.readTree(told));
        } catch (IOException broken) {
            throw new IllegalArgumentException("Not the JSON of a reason", broken);
        }
    }

    private static Why read(String sentence, JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        for (JsonNode argument : node.path("arguments")) {
            if (argument.isObject()) {
                arguments.add(read(argument.path("sentence").asText(), argument));
            } else {
                arguments.add(argument.isNumber() ? (Object) argument.longValue() : argument.textValue());
            }
        }
        return new Why(node.path("code").asText(), arguments, sentence);
    }

    private static ObjectNode node(Why why) {
        ObjectNode node = JSON.createObjectNode().put("code", why.code());
        ArrayNode arguments = node.putArray("arguments");
        for (Object argument : why.arguments()) {
            if (argument instanceof Why because) {
                arguments.add(node(because).put("sentence", because.sentence()));
            } else if (argument instanceof Long number) {
                arguments.add(number);
            } else {
                arguments.add((String) argument);
            }
        }
        return node;
    }
}
