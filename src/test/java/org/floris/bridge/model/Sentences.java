package org.floris.bridge.model;

import org.floris.bridge.model.Moves.Actor;
import org.floris.bridge.model.World.W;

/** Traces in words. */
final class Sentences {
    private static final String[] SYSTEMS = {"forsage", "loris", "abs"};

    private Sentences() {}

    static String of(Configuration configuration, Step step, Actor actor, int who, int detail) {
        String name =
                switch (actor) {
                    case CALL -> "call " + (char) ('A' + who) + ": " + step.title() + system(detail);
                    case RESOLVER ->
                        "resolver " + (who + 1) + " on hub "
                                + (configuration.resolvers().get(who) + 1) + ": " + step.title() + about(step, detail);
                    case HUB -> "hub " + (who + 1) + ": " + step.title();
                    case BATCH -> "batch: " + step.title();
                    case SYSTEM -> SYSTEMS[who] + ": " + step.title() + (detail < 0 ? "" : " " + (char) ('A' + detail));
                };
        return String.format("%-44s", name);
    }

    private static String about(Step step, int detail) {
        return switch (step) {
            case RESUME, DONE, REVERSED, LEAVE, JOURNAL_AWAY -> " " + (char) ('A' + detail);
            default -> system(detail);
        };
    }

    private static String system(int detail) {
        return detail < 0 ? "" : " " + SYSTEMS[detail];
    }

    /** What the systems hold after the step. */
    static String of(Configuration configuration, World world) {
        StringBuilder sentence = new StringBuilder("|");
        for (int system = 0; system < configuration.systems(); system++) {
            sentence.append(' ').append(SYSTEMS[system]).append('=').append(value(world.content(system)));
        }
        sentence.append(" store=").append(value(world.of(W.STORE))).append(" |");
        for (int call = 0; call < configuration.calls().size(); call++) {
            sentence.append(' ')
                    .append((char) ('A' + call))
                    .append('=')
                    .append(world.entry(call))
                    .append(world.told(call) == World.Told.NOTHING ? "" : " told " + world.told(call));
        }
        return sentence.toString();
    }

    private static String value(int value) {
        if (value == Configuration.OUTSIDERS) {
            return "other";
        }
        return value >= Configuration.FILLED ? (value - Configuration.FILLED) + "+defaults" : String.valueOf(value);
    }
}
