package org.floris.sandbox.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.floris.sandbox.crm.EntityType;
import org.floris.sandbox.crm.LinkKey;
import org.floris.sandbox.crm.Schema;

/** The people and the business of one mortgage bank, projected into the schemas of both CRMs. The seed decides all. */
public final class Population {
    private final World world;
    private final Map<String, List<Object[]>> forsage = new HashMap<>();
    private final Map<String, List<Object[]>> loris = new HashMap<>();

    private Population(World world) {
        this.world = world;
    }

    /** @param serviceAccounts logins that are also users of both CRMs, beside the bank's 700 people */
    public static Population of(long seed, int clients, Schema forsage, Schema loris, List<String> serviceAccounts) {
        Population population = new Population(new World(seed, clients, forsage, loris));
        population.organisation(serviceAccounts);
        population.business();
        population.ownRecords();
        population.coBorrowers();
        return population;
    }

    /** Hands the rows of each entity of one CRM to its tables. */
    public void load(Schema schema, BiConsumer<EntityType, List<Object[]>> table) {
        Map<String, List<Object[]>> rows = schema == world.forsage ? forsage : loris;
        rows.forEach((entity, values) -> table.accept(schema.entity(entity), values));
    }

    private void organisation(List<String> serviceAccounts) {
        twins("systemuser", "systemuser", Users.twins(world));
        for (boolean inForsage : new boolean[] {true, false}) {
            Map<String, List<Object[]>> rows = inForsage ? forsage : loris;
            serviceAccounts.forEach(
                    login -> rows.get("systemuser").add(Users.serviceAccount(world, inForsage, login).values));
            rows.put("businessunit", Organisation.units(world, inForsage));
            rows.put("transactioncurrency", Organisation.currencies(world, inForsage));
        }
    }

    private void business() {
        twins("account", "account", World.PARTNERS, Partners::twin);
        twins("contact", "contact", world.clients, Clients::twin);
        twins("lead", "lead", world.leads(), Applications::lead);
        twins("opportunity", "lrs_application", world.applications(), Applications::application);
        twins("task", "task", world.tasks(), Activities::task);
        twins("phonecall", "phonecall", world.calls(), Activities::phoneCall);
        twins("appointment", "appointment", world.appointments(), Activities::appointment);
        twins("annotation", "annotation", world.notes(), Activities::note);
    }

    private void twins(String inForsage, String inLoris, int count, BiFunction<World, Integer, Twin> make) {
        twins(
                inForsage,
                inLoris,
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(number -> make.apply(world, number))
                        .toList());
    }

    private void twins(String inForsage, String inLoris, List<Twin> twins) {
        List<Object[]> first = new ArrayList<>(twins.size());
        List<Object[]> second = new ArrayList<>(twins.size());
        for (Twin twin : twins) {
            first.add(twin.forsage.values);
            second.add(twin.loris.values);
        }
        forsage.put(inForsage, first);
        loris.put(inLoris, second);
    }

    private void ownRecords() {
        forsage.put("frs_visit", own(world.clients / 10, OwnRecords::visit));
        forsage.put("frs_campaignresponse", own(world.clients / 10, OwnRecords::campaignResponse));
        forsage.put("frs_competitor", own(7, OwnRecords::competitor));
        loris.put("lrs_deal", own(world.applications() / 4, OwnRecords::deal));
        loris.put("lrs_underwriting", own(world.applications() / 2, OwnRecords::underwriting));
        loris.put("lrs_appraisal", own(world.applications() / 5, OwnRecords::appraisal));
    }

    private List<Object[]> own(int count, BiFunction<World, Integer, Object[]> make) {
        return IntStream.range(0, count)
                .mapToObj(number -> make.apply(world, number))
                .toList();
    }

    private void coBorrowers() {
        List<Object[]> first = new ArrayList<>();
        List<Object[]> second = new ArrayList<>();
        for (int number = 0; number < world.applications(); number++) {
            int other = Applications.coBorrower(world, number);
            if (other >= 0) {
                first.add(LinkKey.row(
                        "frs_opportunity_contact",
                        world.guid(true, "opportunity", number),
                        world.guid(true, "contact", other)));
                second.add(LinkKey.row(
                        "lrs_application_contact",
                        world.guid(false, "lrs_application", number),
                        world.guid(false, "contact", other)));
            }
        }
        forsage.put("frs_opportunity_contact", first);
        loris.put("lrs_application_contact", second);
    }
}
