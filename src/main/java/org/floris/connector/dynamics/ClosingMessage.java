package org.floris.connector.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.floris.canonical.Ref;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.floris.connector.SystemQuery;

/**
 * The messages that alone close records of these entities: SetState opens them again and does not close them. Each
 * leaves an activity behind that tells of the closing.
 */
public enum ClosingMessage {
    WIN_OPPORTUNITY("WinOpportunity", "OpportunityClose", "opportunity", 1),
    LOSE_OPPORTUNITY("LoseOpportunity", "OpportunityClose", "opportunity", 2),
    CLOSE_INCIDENT("CloseIncident", "IncidentResolution", "incident", 1),
    WIN_QUOTE("WinQuote", "QuoteClose", "quote", 2),
    CLOSE_QUOTE("CloseQuote", "QuoteClose", "quote", 3),
    CANCEL_SALES_ORDER("CancelSalesOrder", "OrderClose", "salesorder", 2),
    FULFILL_SALES_ORDER("FulfillSalesOrder", "OrderClose", "salesorder", 3);

    private final String message;
    private final String parameter;
    private final String entity;
    private final int state;

    ClosingMessage(String message, String parameter, String entity, int state) {
        this.message = message;
        this.parameter = parameter;
        this.entity = entity;
        this.state = state;
    }

    public static Optional<ClosingMessage> named(String message) {
        return Arrays.stream(values())
                .filter(closing -> closing.message.equals(message))
                .findAny();
    }

    /** The one that brings a record of {@code entity} into {@code state}; empty where SetState does. */
    static Optional<ClosingMessage> of(String entity, Option state) {
        return Arrays.stream(values())
                .filter(closing -> closing.entity.equals(entity) && closing.state == state.value())
                .findAny();
    }

    /** The parameter with the activity that the message leaves. */
    public String parameter() {
        return parameter;
    }

    /** The activity's attribute that names the record which is closed. */
    public String attribute() {
        return entity + "id";
    }

    public int state() {
        return state;
    }

    /** The activities that tell of this record's closings. */
    SystemQuery activities(Ref record, int pageSize) {
        return new SystemQuery(
                parameter.toLowerCase(Locale.ROOT),
                List.of("activityid"),
                List.of(new SystemQuery.Condition(attribute(), SystemQuery.Operator.EQUAL, List.of(Guids.of(record)))),
                List.of(),
                pageSize,
                1,
                Optional.empty());
    }

    OrganizationRequest request(Reference record, Option status) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(attribute(), record);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(parameter, new DynamicsEntity(parameter.toLowerCase(Locale.ROOT), null, attributes));
        parameters.put("Status", status);
        return OrganizationRequest.Execute.of(message, parameters);
    }
}
