package org.floris.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Links;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.Connectors;
import org.floris.connector.SystemChange;
import org.floris.connector.mapping.EntityMapping;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.crash.CrashPoints;
import org.floris.journal.ExchangeIds;
import org.floris.journal.Journal;
import org.floris.store.Home;
import org.floris.store.LinkTable;
import org.floris.store.NewLink;
import org.floris.store.UnifiedStore;
import org.springframework.stereotype.Component;

/** The main flow's {@code intake}: from what came in to what it means, in canonical terms and in every system's. */
@Component("bridgeIntake")
class Intake {
    private final Mappings mappings;
    private final Translator translator;
    private final LinkTable links;
    private final RecordLinks recordLinks;
    private final UnifiedStore store;
    private final Connectors connectors;
    private final Companions companions;
    private final CombinedPlans combinedPlans;
    private final Journal journal;
    private final CrashPoints points;

    Intake(
            Mappings mappings,
            Translator translator,
            LinkTable links,
            RecordLinks recordLinks,
            UnifiedStore store,
            Connectors connectors,
            Companions companions,
            CombinedPlans combinedPlans,
            Journal journal,
            CrashPoints points) {
        this.mappings = mappings;
        this.translator = translator;
        this.links = links;
        this.recordLinks = recordLinks;
        this.store = store;
        this.connectors = connectors;
        this.companions = companions;
        this.combinedPlans = combinedPlans;
        this.journal = journal;
        this.points = points;
    }

    /**
     * @throws FlorisException NOT_HOME, STALE_HOME_EPOCH, USER_MOVING, NOT_LINKED, NOT_MAPPED, INVALID_VALUE,
     *                         UNKNOWN_ENTITY, RECORD_NOT_FOUND
     */
    WritePlan plan(IncomingWrite incoming, Home home) {
        checkHome(incoming, home);
        UUID exchangeId = ExchangeIds.next();
        if (incoming.combined().isPresent()) {
            return combinedPlans
                    .of(incoming.combined().get(), home)
                    .map(plan -> combined(exchangeId, incoming, home, plan))
                    .orElseGet(() -> homeOnly(exchangeId, incoming, home));
        }
        Ref asked = incoming.change().ref();
        Optional<EntityMapping> mapping = mappings.ofSystemEntity(asked.system(), asked.entity());
        if (mapping.isEmpty() || !isMapped(incoming.change())) {
            return homeOnly(exchangeId, incoming, home);
        }
        String entity = mapping.get().canonicalEntity();
        boolean create = incoming.change().operation() == Operation.CREATE;
        RecordId record = create ? new RecordId(entity, UUID.fromString(asked.id())) : linked(asked);
        try {
            return plan(exchangeId, incoming, home, record);
        } catch (FlorisException refused) {
            throw refused.code() == ErrorCode.NOT_LINKED && !create && isDeleted(record) ? notFound(asked) : refused;
        }
    }

    private WritePlan plan(UUID exchangeId, IncomingWrite incoming, Home home, RecordId record) {
        Ref asked = incoming.change().ref();
        boolean create = incoming.change().operation() == Operation.CREATE;
        OptionalLong turn = create ? OptionalLong.empty() : OptionalLong.of(journal.turnOf(record));
        Links view = recordLinks.of(incoming.change().operation(), record, asked);
        Change change = companions.complete(translator.toCanonical(incoming.change(), record, view), systems());
        boolean sameAsAsked = home.system().equals(asked.system())
                && change.operation() == incoming.change().operation();
        SystemChange homeChange = sameAsAsked ? incoming.change() : translator.toSystem(home.system(), change, view);
        List<SystemChange> mirrors = new ArrayList<>();
        for (String system : systems()) {
            if (!system.equals(home.system())
                    && mappings.ofCanonical(system, record.entity()).isPresent()) {
                mirrors.add(translator.toSystem(system, change, view));
            }
        }
        return new WritePlan(
                exchangeId, incoming, home, turn, Optional.of(change), homeChange, mirrors, new Trail(points));
    }

    /** The plan once more after home has answered: home may have filled in what the caller left out. */
    WritePlan withHomesTruth(WritePlan plan, Attributes asHomeHasIt) {
        Change planned = plan.change().orElseThrow();
        Change change = new Change(planned.operation(), planned.record(), asHomeHasIt, planned.association());
        Links view = linksOf(plan);
        List<SystemChange> mirrors = plan.mirrorSystems().stream()
                .map(system -> translator.toSystem(system, change, view))
                .toList();
        return plan.meaning(change, mirrors);
    }

    /** The links as they will be once the exchange is closed. */
    Links linksOf(WritePlan plan) {
        return recordLinks.of(
                plan.homeChange().operation(),
                plan.change().orElseThrow().record(),
                plan.incoming().change().ref());
    }

    List<NewLink> newLinks(WritePlan plan) {
        return plan.change()
                .filter(change -> change.operation() == Operation.CREATE)
                .map(change ->
                        recordLinks.added(change, plan.incoming().change().ref()))
                .orElse(List.of());
    }

    private static void checkHome(IncomingWrite incoming, Home home) {
        incoming.claimedEpoch().filter(epoch -> epoch != home.epoch()).ifPresent(epoch -> {
            throw new FlorisException(
                    ErrorCode.STALE_HOME_EPOCH,
                    "This write carries home epoch " + epoch + ", and the user's is " + home.epoch()
                            + ". Open the record again and repeat the change.");
        });
        if (incoming.homeWritesItself() && !home.system().equals(incoming.dialectSystem())) {
            throw new FlorisException(
                    ErrorCode.NOT_HOME,
                    "You work in " + home.system() + " now, so " + incoming.dialectSystem()
                            + " takes no changes from you. Open the record in " + home.system()
                            + " and repeat the change there.");
        }
    }

    /** Of a mapped entity: a message that the hub does not know, and a relationship that it does not map, are not. */
    private boolean isMapped(SystemChange change) {
        return change.operation() != Operation.EXECUTE
                && change.tie()
                        .map(tie -> mappings.mapsRelationship(change.ref().system(), tie.relationship()))
                        .orElse(true);
    }

    private WritePlan combined(UUID exchangeId, IncomingWrite incoming, Home home, CombinedPlan plan) {
        SystemChange asked = incoming.change();
        return new WritePlan(
                exchangeId,
                incoming,
                home,
                OptionalLong.empty(),
                Optional.empty(),
                plan.atHome()
                        .map(there -> new SystemChange(asked.operation(), there.about(), Map.of()))
                        .orElse(asked),
                List.of(),
                Optional.of(plan),
                new Trail(points));
    }

    private WritePlan homeOnly(UUID exchangeId, IncomingWrite incoming, Home home) {
        Ref asked = incoming.change().ref();
        if (!home.system().equals(asked.system())) {
            if (incoming.change().operation() == Operation.EXECUTE) {
                throw new FlorisException(
                        ErrorCode.NOT_MAPPED,
                        "The message '" + incoming.label() + "' is known to " + asked.system()
                                + " alone, and the user works in " + home.system()
                                + " now. Use Create, Update, Delete, SetState or Assign, which are translated.");
            }
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "'" + asked.entity() + "' exists in " + asked.system() + " only, and the user works in "
                            + home.system() + ". Map the entity in connectors/" + home.system() + "/mapping.");
        }
        return new WritePlan(
                exchangeId,
                incoming,
                home,
                OptionalLong.empty(),
                Optional.empty(),
                incoming.change(),
                List.of(),
                new Trail(points));
    }

    private RecordId linked(Ref asked) {
        return links.recordOf(asked).orElseThrow(() -> notFound(asked));
    }

    /** At home at least: a system that has yet to delete it keeps its link. */
    private boolean isDeleted(RecordId record) {
        return store.find(record).isEmpty();
    }

    static FlorisException notFound(Ref asked) {
        return new FlorisException(
                ErrorCode.RECORD_NOT_FOUND, asked.entity() + " With Id = " + asked.id() + " Does Not Exist");
    }

    private java.util.Collection<String> systems() {
        return connectors.systems();
    }
}
