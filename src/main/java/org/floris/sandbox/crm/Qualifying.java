package org.floris.sandbox.crm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** QualifyLead: the lead is qualified, and what it tells becomes an account, a contact, an opportunity. */
final class Qualifying {
    private static final int QUALIFIED = 1;
    private static final List<String> PERSON =
            List.of("firstname", "lastname", "mobilephone", "telephone1", "emailaddress1");

    private final Database database;
    private final Transaction transaction;
    private final RecordWrites records;
    private final StateWrites states;

    Qualifying(Database database, Transaction transaction, RecordWrites records, StateWrites states) {
        this.database = database;
        this.transaction = transaction;
        this.records = records;
        this.states = states;
    }

    /**
     * @param wanted   of account, contact and opportunity
     * @param customer of the opportunity; null: the contact or account that is created
     * @return what was created
     */
    List<Reference> qualify(Caller caller, Reference lead, List<String> wanted, Reference customer, int status) {
        EntityType entity = transaction.writable("lead");
        Object[] values = transaction.existing(entity, lead.id());
        if (!Integer.valueOf(0).equals(values[entity.state().index()])) {
            throw new CrmFault(CrmFault.INVALID_STATE, "The lead is already closed.");
        }
        List<Reference> created = new ArrayList<>();
        Reference buyer = customer;
        if (wanted.contains("account")) {
            buyer = create(caller, "account", Map.of("name", text(entity, values, "companyname")), created);
        }
        if (wanted.contains("contact")) {
            buyer = create(caller, "contact", person(entity, values), created);
        }
        if (wanted.contains("opportunity")) {
            Map<String, Object> opportunity = new LinkedHashMap<>();
            opportunity.put("name", text(entity, values, "subject"));
            opportunity.put("customerid", buyer);
            opportunity.put("originatingleadid", lead);
            create(caller, "opportunity", opportunity, created);
        }
        states.setState(caller, lead, QUALIFIED, status);
        return created;
    }

    private Reference create(Caller caller, String entity, Map<String, Object> values, List<Reference> created) {
        Reference reference = new Reference(entity, records.create(caller, new RecordInput(entity, null, values)));
        created.add(reference);
        return reference;
    }

    private Map<String, Object> person(EntityType lead, Object[] values) {
        Map<String, Object> person = new LinkedHashMap<>();
        EntityType contact = database.schema().entity("contact");
        for (String name : PERSON) {
            if (lead.has(name)
                    && contact.has(name)
                    && values[lead.attribute(name).index()] != null) {
                person.put(name, values[lead.attribute(name).index()]);
            }
        }
        return person;
    }

    private static String text(EntityType lead, Object[] values, String attribute) {
        Object text = lead.has(attribute) ? values[lead.attribute(attribute).index()] : null;
        if (text == null) {
            throw CrmFault.invalidArgument("The lead has no '" + attribute + "' to make a record of.");
        }
        return (String) text;
    }
}
