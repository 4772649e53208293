package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.RecordMerge;
import org.floris.connector.SystemChange;
import org.floris.connector.mapping.Translator;
import org.floris.store.Home;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** Works out what a {@link CombinedWrite} means in every system, before anything is written. */
@Component
class CombinedPlans {
    private final LinkTable links;
    private final RecordLinks recordLinks;
    private final Translator translator;
    private final Companions companions;
    private final PointingRecords pointing;
    private final MergeStandings standings;

    CombinedPlans(
            LinkTable links,
            RecordLinks recordLinks,
            Translator translator,
            Companions companions,
            PointingRecords pointing,
            MergeStandings standings) {
        this.links = links;
        this.recordLinks = recordLinks;
        this.translator = translator;
        this.companions = companions;
        this.pointing = pointing;
        this.standings = standings;
    }

    /**
     * @return empty for what the caller's own home has to refuse, and does so in its own words
     * @throws FlorisException RECORD_NOT_FOUND, NOT_LINKED, NOT_MAPPED, INVALID_VALUE, SYSTEM_UNAVAILABLE
     */
    Optional<CombinedPlan> of(CombinedWrite write, Home home) {
        return write instanceof CombinedWrite.Merge merge
                ? merge(merge.asked(), home)
                : Optional.of(qualification(((CombinedWrite.Qualification) write).lead(), home));
    }

    /** One that home could only refuse is not begun as a merge: that it is not active afterwards would say nothing. */
    private Optional<CombinedPlan> merge(RecordMerge asked, Home home) {
        Ref target = asked.target();
        RecordId stays = linked(target);
        RecordId goes = linked(new Ref(target.system(), target.entity(), asked.subordinate()));
        boolean inCallersWords = home.system().equals(target.system());
        if (links.refIn(home.system(), goes).isEmpty()) {
            throw notLinked(home.system());
        }
        boolean possible =
                !stays.equals(goes) && standings.isActive(home.system(), goes).orElse(true);
        if (!possible && inCallersWords) {
            return Optional.empty();
        } else if (!possible) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The subordinate record of a Merge has to be another one than the target, and active.");
        }
        Change content = content(asked, stays);
        List<String> mirrors = new ArrayList<>();
        List<RecordMerge> merges = new ArrayList<>();
        for (String system : recordLinks.othersThan(home.system(), stays)) {
            mirrors.add(system);
            in(system, stays, goes, content, asked.parentingChecks()).ifPresent(merges::add);
        }
        Set<RecordId> touched = new LinkedHashSet<>(List.of(stays, goes));
        touched.addAll(pointing.at(home.system(), goes));
        return Optional.of(new CombinedPlan(
                List.of(stays, goes),
                inCallersWords
                        ? Optional.empty()
                        : Optional.of(in(home.system(), stays, goes, content, asked.parentingChecks())
                                .orElseThrow(() -> notLinked(home.system()))),
                mirrors,
                merges,
                List.copyOf(touched)));
    }

    /** State and owner have messages of their own, also where records are merged. */
    private Change content(RecordMerge asked, RecordId stays) {
        if (asked.content().values().isEmpty()) {
            return new Change(Operation.UPDATE, stays, org.floris.canonical.Attributes.NONE);
        }
        Change content = translator.toCanonical(asked.content(), stays, links);
        if (content.operation() != Operation.UPDATE) {
            throw new FlorisException(
                    ErrorCode.INVALID_VALUE,
                    "The UpdateContent of a Merge changes neither state nor owner. Use SetState or Assign.");
        }
        return companions.complete(content, recordLinks.systems());
    }

    /** @return empty where the system has neither of the two */
    private Optional<RecordMerge> in(
            String system, RecordId stays, RecordId goes, Change content, boolean parentingChecks) {
        Optional<Ref> subordinate = links.refIn(system, goes);
        boolean staysThere = links.refIn(system, stays).isPresent();
        if (subordinate.isEmpty() && !staysThere) {
            return Optional.empty();
        }
        if (subordinate.isEmpty() || !staysThere) {
            throw notLinked(system);
        }
        SystemChange there = translator.toSystem(system, content, links);
        return Optional.of(new RecordMerge(there, subordinate.get().id(), parentingChecks));
    }

    /** What a lead becomes is home's to make up, and so is the way in which its caller has to ask for it. */
    private CombinedPlan qualification(Ref lead, Home home) {
        if (!home.system().equals(lead.system())) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    "What " + lead.system() + " makes of a lead is not known in " + home.system()
                            + ", where the user works now. Create the records by Create, and qualify the lead with"
                            + " CreateAccount, CreateContact and CreateOpportunity false. Nothing was changed.");
        }
        Optional<RecordId> record = links.recordOf(lead);
        return new CombinedPlan(
                record.stream().toList(),
                Optional.empty(),
                record.map(known -> recordLinks.othersThan(home.system(), known))
                        .orElse(List.of()),
                List.of(),
                record.stream().toList());
    }

    private RecordId linked(Ref ref) {
        return links.recordOf(ref).orElseThrow(() -> Intake.notFound(ref));
    }

    private static FlorisException notLinked(String system) {
        return new FlorisException(
                ErrorCode.NOT_LINKED,
                system + " has only one of the two records, so it could not merge them. Nothing was changed.");
    }
}
