package org.floris.connector.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Links;
import org.floris.canonical.Ref;

/**
 * An entity of one system ("here") and what it is in another ("there"), for reads that are asked in the terms of the one
 * and answered by the other. Never changes; from any thread.
 */
public final class EntityTwins {
    private static final Line NOTHING =
            new Line(new Counterpart.Nothing(), List.of(), List.of(), (held, links) -> null, Optional.empty());

    /** Makes the value here of what is held there; null where nothing is, or nothing that could be shown here. */
    interface Showing {
        Object of(Map<String, Object> held, Links links);
    }

    /**
     * One attribute here.
     *
     * @param needs       the attributes there that it is made of
     * @param targets     the entities here that its ids may be of
     * @param formattedBy the attribute there whose formatted text stands for its own
     */
    record Line(
            Counterpart counterpart,
            List<String> needs,
            List<String> targets,
            Showing showing,
            Optional<String> formattedBy) {}

    /** System, entity and primary key. */
    record Side(String system, String entity, String key) {}

    private final Side here;
    private final Side there;
    private final Map<String, Line> lines;

    EntityTwins(Side here, Side there, Map<String, Line> lines) {
        this.here = here;
        this.there = there;
        this.lines = lines;
    }

    public String entityHere() {
        return here.entity();
    }

    public String entityThere() {
        return there.entity();
    }

    public String keyHere() {
        return here.key();
    }

    public String keyThere() {
        return there.key();
    }

    public Counterpart counterpart(String attribute) {
        return line(attribute).counterpart();
    }

    /** The attributes there that these here are made of; those that are nothing there are left out. */
    public Set<String> needs(Collection<String> attributes) {
        Set<String> needs = new LinkedHashSet<>();
        attributes.forEach(name -> needs.addAll(line(name).needs()));
        return needs;
    }

    /** All attributes here that are something there. */
    public Set<String> attributes() {
        return lines.keySet();
    }

    /** Names there and here, where they differ; the more telling ones, the entities', included. */
    public Map<String, String> namesHere() {
        Map<String, String> names = new LinkedHashMap<>();
        lines.forEach((name, line) -> line.needs().forEach(other -> names.putIfAbsent(other, name)));
        names.put(there.entity(), here.entity());
        return names;
    }

    /**
     * The value here, when there the record holds this.
     *
     * @param held in the types of {@link org.floris.connector.SystemRecord}
     * @return null where nothing is held, or nothing that could be shown here: a record or an option without a twin
     */
    public Object shown(String attribute, Map<String, Object> held, Links links) {
        return line(attribute).showing().of(held, links);
    }

    /** The same for one value of the one attribute there that it stands in, such as a group's or a sum. */
    public Object shown(String attribute, Object held, Links links) {
        Line line = line(attribute);
        if (line.counterpart() instanceof Counterpart.Choice choice) {
            return TwinValues.inverse(choice, held);
        }
        return line.showing().of(Map.of(line.needs().get(0), held), links);
    }

    /** The attribute there whose formatted text stands for this one's. */
    public Optional<String> formattedBy(String attribute) {
        return line(attribute).formattedBy();
    }

    /** The id there of a record that an attribute here may point to by {@code id}; empty when nobody knows it. */
    public Optional<String> idThere(String attribute, String id, Links links) {
        return line(attribute).targets().stream()
                .flatMap(entity -> links.recordOf(new Ref(here.system(), entity, id)).stream())
                .flatMap(record -> links.refIn(there.system(), record).stream())
                .map(Ref::id)
                .findFirst();
    }

    /** The id here of a record of this entity; empty when it has no twin. */
    public Optional<UUID> idHere(UUID id, Links links) {
        return links.recordOf(new Ref(there.system(), there.entity(), id.toString()))
                .flatMap(record -> links.refIn(here.system(), record))
                .map(ref -> UUID.fromString(ref.id()));
    }

    private Line line(String attribute) {
        return lines.getOrDefault(attribute, NOTHING);
    }
}
