package org.floris.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.journal.Way;
import org.floris.store.HubUser;
import org.floris.store.Users;
import org.springframework.stereotype.Component;

/** The way in of the CRMs' own pages: a plug-in announces a save from inside the CRM's transaction. */
@Component("changeIntake")
class ChangeIntake {
    private final Connectors connectors;
    private final Users users;

    ChangeIntake(Connectors connectors, Users users) {
        this.connectors = connectors;
        this.users = users;
    }

    /** @throws FlorisException UNKNOWN_ENTITY for an unknown system, UNKNOWN_USER, UNKNOWN_OPERATION, INVALID_VALUE */
    public IncomingWrite incoming(AnnouncedChange announced) {
        SavedChange saved = announced.change();
        if (!connectors.systems().contains(announced.system())) {
            throw new FlorisException(
                    ErrorCode.UNKNOWN_ENTITY,
                    "No system '" + announced.system() + "' is connected; there are " + connectors.systems() + ".");
        }
        HubUser user = users.bySystemId(announced.system(), saved.user())
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.UNKNOWN_USER,
                        "The user " + saved.user() + " of " + announced.system() + " is not known to the hub."
                                + " Load the users again."));
        SystemChange change = new SystemChange(
                operation(saved.operation()),
                new Ref(announced.system(), saved.entity(), saved.id().toString()),
                values(saved.attributes()),
                Optional.ofNullable(saved.relationship()).map(ChangeIntake::tie));
        Map<String, Object> before = values(saved.before());
        return new IncomingWrite(
                Way.CHANGE_INTAKE,
                user,
                change,
                announced.messageId(),
                PayloadHash.of(change, Optional.of(change.ref().id()), Optional.of(before)),
                Optional.ofNullable(saved.homeEpoch()),
                Optional.of(before),
                Optional.ofNullable(saved.version()));
    }

    private static Operation operation(String name) {
        for (Operation operation : Operation.values()) {
            if (operation.isWrite() && operation.name().equals(name.toUpperCase(Locale.ROOT))) {
                return operation;
            }
        }
        throw new FlorisException(
                ErrorCode.UNKNOWN_OPERATION,
                "The operation '" + name + "' is not known. Use CREATE, UPDATE, DELETE, SET_STATE, ASSIGN, ASSOCIATE or"
                        + " DISASSOCIATE.");
    }

    private static Map<String, Object> values(Map<String, SavedChange.Value> attributes) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (attributes != null) {
            attributes.forEach((name, value) -> values.put(name, SavedValues.read(name, value)));
        }
        return values;
    }

    private static SystemChange.Tie tie(SavedChange.Relationship relationship) {
        List<Reference> related = relationship.related().stream()
                .map(target -> new Reference(target.entity(), target.id().toString()))
                .toList();
        return new SystemChange.Tie(relationship.name(), related);
    }
}
