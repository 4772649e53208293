package org.floris.bridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.floris.canonical.Attributes;
import org.floris.canonical.Change;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.connector.CombinedChange;
import org.floris.connector.CompoundCreate;
import org.floris.connector.LeadQualification;
import org.floris.connector.Option;
import org.floris.connector.RecordMerge;
import org.floris.connector.Reference;
import org.floris.connector.SystemChange;
import org.floris.connector.mapping.Mappings;
import org.floris.connector.mapping.Translator;
import org.floris.store.Home;
import org.floris.store.LinkTable;
import org.springframework.stereotype.Component;

/** Works out what a {@link CombinedChange} means in every system, before anything is written. */
@Component
class CombinedPlans {
    private final Mappings mappings;
    private final LinkTable links;
    private final RecordLinks recordLinks;
    private final Translator translator;
    private final Companions companions;
    private final PointingRecords pointing;
    private final CombinedStandings standings;

    CombinedPlans(
            Mappings mappings,
            LinkTable links,
            RecordLinks recordLinks,
            Translator translator,
            Companions companions,
            PointingRecords pointing,
            CombinedStandings standings) {
        this.mappings = mappings;
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
    Optional<CombinedPlan> of(CombinedChange asked, Home home) {
        if (asked instanceof RecordMerge merge) {
            return merge(merge, home);
        }
        return Optional.of(
                asked instanceof LeadQualification lead
                        ? qualification(lead, home)
                        : compound((CompoundCreate) asked, home));
    }

    /** One that home could only refuse is not begun as a merge: that it is not active afterwards would say nothing. */
    private Optional<CombinedPlan> merge(RecordMerge asked, Home home) {
        Ref target = asked.about();
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
            mergeIn(system, stays, goes, content, asked.parentingChecks()).ifPresent(merges::add);
        }
        Set<RecordId> touched = new LinkedHashSet<>(List.of(stays, goes));
        touched.addAll(pointing.at(home.system(), goes));
        return Optional.of(new CombinedPlan(
                List.of(stays, goes),
                inCallersWords
                        ? Optional.empty()
                        : Optional.of(mergeIn(home.system(), stays, goes, content, asked.parentingChecks())
                                .orElseThrow(() -> notLinked(home.system()))),
                mirrors,
                merges,
                List.of(),
                Optional.empty(),
                List.copyOf(touched)));
    }

    /** State and owner have messages of their own, also where records are merged. */
    private Change content(RecordMerge asked, RecordId stays) {
        if (asked.content().values().isEmpty()) {
            return new Change(Operation.UPDATE, stays, Attributes.NONE);
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
    private Optional<RecordMerge> mergeIn(
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

    /** What a lead becomes is home's to make up; the mirrors get it as what home has created. */
    private CombinedPlan qualification(LeadQualification asked, Home home) {
        boolean inCallersWords = home.system().equals(asked.lead().system());
        Optional<Change> qualified = links.recordOf(asked.lead()).map(lead -> qualified(asked, lead));
        List<RecordId> leads = qualified.map(Change::record).stream().toList();
        List<String> mirrors = leads.stream()
                .flatMap(lead -> recordLinks.othersThan(home.system(), lead).stream())
                .toList();
        return new CombinedPlan(
                leads,
                inCallersWords
                        ? Optional.empty()
                        : Optional.of(qualificationIn(
                                home.system(), asked, qualified.orElseThrow(() -> Intake.notFound(asked.lead())))),
                mirrors,
                List.of(),
                mirrors.stream()
                        .filter(system -> links.refIn(system, leads.get(0)).isPresent())
                        .map(system -> translator.toSystem(system, qualified.get(), links))
                        .toList(),
                Optional.empty(),
                leads);
    }

    /** Of records that are new everywhere there is nothing to write at once: the mirrors get them as home has made them. */
    private CombinedPlan compound(CompoundCreate asked, Home home) {
        Ref ref = asked.about();
        if (!home.system().equals(ref.system())) {
            throw CompoundCreates.refusal();
        }
        String entity = mappings.ofSystemEntity(ref.system(), ref.entity())
                .orElseThrow()
                .canonicalEntity();
        RecordId record = new RecordId(entity, UUID.fromString(ref.id()));
        return new CombinedPlan(
                List.of(record),
                Optional.empty(),
                recordLinks.othersThan(home.system(), record),
                List.of(),
                List.of(),
                Optional.of(ref),
                List.of());
    }

    private Change qualified(LeadQualification asked, RecordId lead) {
        Map<String, Object> state = Map.of("statecode", OrganizationMessages.QUALIFIED, "statuscode", asked.status());
        return translator.toCanonical(new SystemChange(Operation.SET_STATE, asked.lead(), state), lead, links);
    }

    private LeadQualification qualificationIn(String system, LeadQualification asked, Change qualified) {
        asked.becomes().forEach(entity -> checkKind(system, entity, asked.lead().system()));
        SystemChange there = translator.toSystem(system, qualified, links);
        return new LeadQualification(
                there.ref(),
                asked.becomes(),
                asked.customer()
                        .map(customer ->
                                customerIn(system, customer, asked.lead().system())),
                (Option) there.values().get("statuscode"));
    }

    /** A message of the CRM makes the CRM's own entities alone, whatever they mean elsewhere. */
    private void checkKind(String system, String entity, String asked) {
        boolean same = mappings.twins(asked, entity, system).isPresent()
                && mappings.ofSystemEntity(system, entity).isPresent();
        if (!same) {
            throw new FlorisException(
                    ErrorCode.NOT_MAPPED,
                    system + ", where the user works now, makes no '" + entity + "' of a lead. Create it by Create, and"
                            + " qualify the lead without it. Nothing was changed.");
        }
    }

    private Reference customerIn(String system, Reference customer, String asked) {
        RecordId record = linked(new Ref(asked, customer.entity(), customer.id()));
        return links.refIn(system, record)
                .map(ref -> new Reference(ref.entity(), ref.id()))
                .orElseThrow(() -> new FlorisException(
                        ErrorCode.NOT_LINKED,
                        system + " does not know the " + customer.entity() + " " + customer.id() + "."));
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
