package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.CombinedChange;
import org.floris.connector.CompoundCreate;
import org.floris.connector.SystemChange;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.EntityCollection;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.Relationship;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * Writes of a mapped record that bring related ones along. What points to the record that is created can be found
 * afterwards by its lookup; whatever else the CRM would do along with it would be missing everywhere else.
 */
@Component
class CompoundCreates {
    private final Mappings mappings;

    CompoundCreates(Mappings mappings) {
        this.mappings = mappings;
    }

    /**
     * @param change what the request means without the related records
     * @return empty where it brings none along, or its record is not mapped
     * @throws FlorisException INVALID_VALUE for what could not be mirrored
     */
    Optional<CombinedChange> of(OrganizationRequest request, SystemChange change) {
        DynamicsEntity entity = entity(request);
        if (entity == null || entity.related().isEmpty()) {
            return Optional.empty();
        }
        return mappings.ofSystemEntity(change.ref().system(), entity.logicalName())
                .map(mapping -> of(request, change, entity, mapping));
    }

    private CombinedChange of(
            OrganizationRequest request, SystemChange change, DynamicsEntity entity, EntityMapping mapping) {
        boolean found = request instanceof OrganizationRequest.Create
                && entity.related().entrySet().stream()
                        .allMatch(along -> canBeFound(mapping, along.getKey(), along.getValue()));
        if (!found) {
            throw refusal();
        }
        return new CompoundCreate(change);
    }

    private static DynamicsEntity entity(OrganizationRequest request) {
        if (request instanceof OrganizationRequest.Create create) {
            return create.entity();
        }
        return request instanceof OrganizationRequest.Update update ? update.entity() : null;
    }

    private boolean canBeFound(EntityMapping owner, Relationship relationship, EntityCollection records) {
        Optional<Mappings.Tie> tie = mappings.tie(owner.system(), relationship.schemaName());
        return records.entities().stream()
                .allMatch(record -> record.related().isEmpty()
                        && mappings.ofSystemEntity(owner.system(), record.logicalName())
                                .map(mapping -> tie.map(known -> isOf(known, mapping, owner))
                                        .orElseGet(() -> pointsTo(mapping, owner)))
                                .orElse(true));
    }

    private static boolean isOf(Mappings.Tie tie, EntityMapping record, EntityMapping owner) {
        return tie.lookup().isPresent() && is(tie.entity(), record) && is(tie.target(), owner);
    }

    private boolean pointsTo(EntityMapping record, EntityMapping owner) {
        return !mappings.lookupsTo(record, owner.canonicalEntity()).isEmpty();
    }

    private static boolean is(EntityMapping one, EntityMapping other) {
        return one.systemEntity().equals(other.systemEntity());
    }

    static FlorisException refusal() {
        return new FlorisException(
                ErrorCode.INVALID_VALUE,
                "Related entities are mirrored only where a Create brings new ones along that point to its record by a"
                        + " mapped lookup, and the user works in the system that is called. Send each of them by a"
                        + " Create or Update of its own, or all in one ExecuteMultiple. Nothing was changed.");
    }
}
