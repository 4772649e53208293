package org.floris.bridge.reads;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.floris.canonical.Ref;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.EntityTwins;

/** Faults of the other system in the caller's names and ids. What a plug-in says to the user stays as it says it. */
public final class FaultWords {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** A name in quotes, one with an underscore in it, or the one that a missing record begins with. */
    private static final Pattern NAME = Pattern.compile(
            "(?<=['\"])[a-z][a-z0-9_]*(?=['\"])|\\b[a-z][a-z0-9]*_[a-z0-9_]+\\b|^[a-z][a-z0-9]*(?= With Id)");

    private final TwinSystems systems;

    public FaultWords(TwinSystems systems) {
        this.systems = systems;
    }

    /** @param entity that the call was about */
    public OrganizationAnswer.Faulted of(OrganizationAnswer.Faulted faulted, EntityTwins entity) {
        OrganizationFault fault = faulted.fault();
        return new OrganizationAnswer.Faulted(
                new OrganizationFault(fault.code(), text(fault.code(), fault.message(), entity), fault.timestamp()),
                faulted.sender());
    }

    String text(int code, String message, EntityTwins entity) {
        String translated = replaced(GUID, message, this::idHere);
        Map<String, String> names = entity.namesHere();
        return code == FaultCode.BUSINESS_RULE
                ? translated
                : replaced(NAME, translated, name -> names.getOrDefault(name, name));
    }

    private String idHere(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return systems.mappings().of(systems.there()).stream()
                .map(EntityMapping::systemEntity)
                .flatMap(entity ->
                        systems
                                .links()
                                .recordOf(new Ref(
                                        systems.there(),
                                        entity,
                                        UUID.fromString(lower).toString()))
                                .stream())
                .flatMap(record -> systems.links().refIn(systems.here(), record).stream())
                .map(Ref::id)
                .findFirst()
                .orElse(id);
    }

    private static String replaced(Pattern pattern, String text, Function<String, String> replacement) {
        return pattern.matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(replacement.apply(found.group())));
    }
}
