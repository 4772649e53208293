package org.floris.connector.dynamics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.floris.connector.Actor;
import org.floris.connector.SystemRefusal;
import org.floris.connector.SystemRefusedException;

/** The metadata of entities, asked once and kept for a while: customisers publish new ones now and then. */
final class KnownTies {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final String METADATA = "http://schemas.microsoft.com/xrm/2011/Metadata";

    private final String system;
    private final SystemWrites.Asking asking;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    KnownTies(String system, SystemWrites.Asking asking) {
        this.system = system;
        this.asking = asking;
    }

    private record Known(EntityTies ties, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < KEPT_FOR.toNanos();
        }
    }

    /** @throws SystemRefusedException when there is no such entity */
    EntityTies of(String entity) {
        Known found = known.get(entity);
        if (found == null || !found.isFresh()) {
            found = new Known(ask(entity), System.nanoTime());
            known.put(entity, found);
        }
        return found.ties();
    }

    private EntityTies ask(String entity) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("EntityFilters", new RawValue(METADATA, "EntityFilters", "Attributes Relationships", Map.of()));
        parameters.put("MetadataId", new UUID(0, 0));
        parameters.put("RetrieveAsIfPublished", false);
        parameters.put("LogicalName", entity);
        OrganizationAnswer answer =
                asking.ask(OrganizationRequest.Execute.of("RetrieveEntity", parameters), Actor.HUB, false);
        if (answer instanceof OrganizationAnswer.Faulted faulted) {
            throw new SystemRefusedException(new SystemRefusal(
                    system, faulted.fault().code(), faulted.fault().message()));
        }
        if (answer instanceof OrganizationAnswer.Executed executed
                && executed.results().get("EntityMetadata") instanceof RawValue metadata) {
            return EntityTiesReader.read(metadata);
        }
        throw new Breakage(system).unreadable("no metadata", false, null);
    }
}
