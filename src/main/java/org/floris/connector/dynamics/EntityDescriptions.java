package org.floris.connector.dynamics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.floris.connector.Actor;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;

/** What the CRMs say of their entities; asked with the hub's account and believed for a while. */
public final class EntityDescriptions {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final String METADATA = "http://schemas.microsoft.com/xrm/2011/Metadata";

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(List<EntityDescription> entities, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < KEPT_FOR.toNanos();
        }
    }

    /** @return empty when the system has no such entity */
    public Optional<EntityDescription> of(DialectEndpoint system, String entity) {
        Map<String, Object> parameters = parameters("Entity Attributes Relationships");
        parameters.put("MetadataId", new UUID(0, 0));
        parameters.put("LogicalName", entity);
        try {
            return asked(system, "RetrieveEntity", entity, parameters).stream().findFirst();
        } catch (SystemRefusedException unknown) {
            if (unknown.refusal().code() == FaultCode.UNKNOWN_ENTITY) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    /** All of them; a long answer. */
    public List<EntityDescription> all(DialectEndpoint system) {
        return asked(system, "RetrieveAllEntities", "", parameters("Entity Attributes Relationships"));
    }

    /** The schema name of every entity, by its logical name. */
    public Map<String, String> schemaNames(DialectEndpoint system) {
        return asked(system, "RetrieveAllEntities", "*", parameters("Entity")).stream()
                .collect(Collectors.toMap(EntityDescription::logicalName, EntityDescription::schemaName, (a, b) -> a));
    }

    private static Map<String, Object> parameters(String filters) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("EntityFilters", new RawValue(METADATA, "EntityFilters", filters, Map.of()));
        parameters.put("RetrieveAsIfPublished", false);
        return parameters;
    }

    private List<EntityDescription> asked(
            DialectEndpoint system, String message, String entity, Map<String, Object> parameters) {
        String key = system.system() + '/' + entity;
        Known found = known.get(key);
        if (found == null || !found.isFresh()) {
            found = new Known(ask(system, OrganizationRequest.Execute.of(message, parameters)), System.nanoTime());
            known.put(key, found);
        }
        return found.entities();
    }

    private static List<EntityDescription> ask(DialectEndpoint system, OrganizationRequest request) {
        OrganizationAnswer answer = system.ask(request, Actor.HUB);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            throw new SystemRefusedException(new SystemRefusal(
                    system.system(), faulted.fault().code(), faulted.fault().message()));
        }
        if (answer instanceof OrganizationAnswer.Executed executed
                && executed.results().get("EntityMetadata") instanceof RawValue metadata) {
            return EntityDescriptionReader.read(metadata);
        }
        throw new Breakage(system.system()).unreadable("no metadata", false, null);
    }
}
