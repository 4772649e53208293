package org.floris.bridge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import org.floris.canonical.Operation;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.store.Homes;
import org.floris.usage.UsageCounter;
import org.springframework.stereotype.Component;

/** Where a read goes: to the caller's home, as it is where home speaks his schema, else translated. */
@Component("bridgeReadRouting")
class ReadRouting {
    /** Reads that ask about the system whose address was called rather than about its records. */
    private static final Set<String> ABOUT_THE_SYSTEM = Set.of(
            "WhoAmI",
            "RetrieveVersion",
            "RetrieveEntity",
            "RetrieveAllEntities",
            "RetrieveAttribute",
            "RetrieveRelationship",
            "RetrieveOptionSet",
            "RetrieveAllOptionSets",
            "RetrieveMetadataChanges",
            "RetrieveProvisionedLanguages",
            "RetrieveAvailableLanguages",
            "RetrieveInstalledLanguagePacks",
            "RetrieveTimestamp",
            "RetrieveManagedProperty",
            "RetrieveAllManagedProperties",
            "GetAllTimeZonesWithDisplayName",
            "GetTimeZoneCodeByLocalizedName",
            "GetValidManyToMany",
            "GetValidReferencedEntities",
            "GetValidReferencingEntities",
            "RetrieveCurrentOrganization");

    private final Homes homes;
    private final UsageCounter usage;
    private final Counter longWay;
    private final Counter shortWay;

    ReadRouting(Homes homes, UsageCounter usage, MeterRegistry meters) {
        this.homes = homes;
        this.usage = usage;
        this.longWay = reads(meters, "long");
        this.shortWay = reads(meters, "short");
    }

    private static Counter reads(MeterRegistry meters, String way) {
        return Counter.builder("floris.facade.reads")
                .description(
                        "Reads by the way they took: the short one before the routes, or the long one through them")
                .tag("way", way)
                .register(meters);
    }

    public OrganizationCall count(OrganizationCall call) {
        longWay.increment();
        return used(call);
    }

    OrganizationCall countFast(OrganizationCall call) {
        shortWay.increment();
        return used(call);
    }

    private OrganizationCall used(OrganizationCall call) {
        EnvelopePeek peek = call.peek();
        String message = peek.requestName().orElse(peek.operation());
        Operation operation =
                switch (message) {
                    case "Retrieve" -> Operation.RETRIEVE;
                    case "RetrieveMultiple" -> Operation.QUERY;
                    default -> Operation.EXECUTE;
                };
        usage.count(
                call.user().id(), call.system(), peek.entityName().orElse(message.toLowerCase(Locale.ROOT)), operation);
        return call;
    }

    /** Whether the called system itself may answer, untranslated. */
    public boolean passesThrough(OrganizationCall call) {
        return ABOUT_THE_SYSTEM.contains(call.peek().requestName().orElse(""))
                || homes.homeOf(call.user().id()).system().equals(call.system());
    }
}
