import com.microsoft.schemas._2003._10.serialization.arrays.ArrayOfstring;
import com.microsoft.schemas.crm._2011.contracts.SetStateRequest;
import com.microsoft.schemas.crm._2011.contracts.WhoAmIRequest;
import com.microsoft.schemas.xrm._2011.contracts.*;
import com.microsoft.schemas.xrm._2011.contracts.ObjectFactory;
import com.microsoft.schemas.xrm._2011.contracts.UpdateResponse;
import com.microsoft.schemas.xrm._2011.contracts.services.*;
import com.microsoft.schemas.xrm._2011.metadata.ArrayOfAttributeMetadata;
import com.microsoft.schemas.xrm._2011.metadata.EntityMetadata;
import com.microsoft.schemas.xrm._2011.metadata.PicklistAttributeMetadata;
import com.microsoft.schemas.xrm._2012.contracts.ExecuteMultipleSettings;
import com.microsoft.schemas.xrm._2012.contracts.OrganizationRequestCollection;
import com.microsoft.schemas.xrm._2012.contracts.OrganizationResponseCollection;
import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.datacontract.schemas._2004._07.system_collections.KeyValuePairOfstringanyType;

/**
 * A stranger's client: nothing but what wsdl2java generated and the runtime of JAX-WS. Given are the address of the WSDL,
 * the binding, user, password and the user's id, an application's entity and id, a relationship's name and a contact's id.
 */
public class EveryOperation implements Function<String[], List<String>> {
    private static final String SERVICES = "http://schemas.microsoft.com/xrm/2011/Contracts/Services";

    private final ObjectFactory make = new ObjectFactory();
    private final List<String> done = new ArrayList<>();

    @Override
    public List<String> apply(String[] given) {
        try {
            OrganizationService service =
                    new OrganizationService(URI.create(given[0]).toURL(), new QName(SERVICES, "OrganizationService"));
            IOrganizationService crm = service.getPort(
                    new QName(SERVICES, given[1] + "_IOrganizationService"), IOrganizationService.class);
            Map<String, Object> context = ((BindingProvider) crm).getRequestContext();
            context.put(BindingProvider.USERNAME_PROPERTY, given[2]);
            context.put(BindingProvider.PASSWORD_PROPERTY, given[3]);
            // As with the real service: a guid among values is typed g:guid, a simple type for which there is no class.
            context.put("set-jaxb-validation-event-handler", "false");
            String task = UUID.randomUUID().toString();
            records(crm, task);
            messages(crm, given[4], task);
            ties(crm, reference(given[5], given[6]), given[7], given[8]);
            crm.delete("task", task);
            done.add("Delete");
            fault(crm, task);
            return done;
        } catch (Exception wrong) {
            throw new AssertionError("After " + done, wrong);
        }
    }

    private void records(IOrganizationService crm, String id) throws Exception {
        String created = crm.create(task(id, "Made by a generated client"));
        require(created.equals(id), "Create answered " + created);
        done.add("Create");

        require("Made by a generated client".equals(subject(crm, id)), "Retrieve did not bring the subject");
        done.add("Retrieve");

        crm.update(task(id, "Changed"));
        require("Changed".equals(subject(crm, id)), "Update changed nothing");
        done.add("Update");

        QueryExpression query = new QueryExpression();
        query.setColumnSet(make.createQueryExpressionColumnSet(columns("subject")));
        query.setEntityName(make.createQueryExpressionEntityName("task"));
        PagingInfo page = new PagingInfo();
        page.setCount(5);
        page.setPageNumber(1);
        query.setPageInfo(make.createQueryExpressionPageInfo(page));
        EntityCollection found = crm.retrieveMultiple(query);
        require(found.getEntities().getValue().getEntity().size() == 5, "RetrieveMultiple brought no page");
        require(found.isMoreRecords(), "There should be more");
        done.add("RetrieveMultiple");
    }

    private void messages(IOrganizationService crm, String me, String task) throws Exception {
        OrganizationResponse who = crm.execute(named(new WhoAmIRequest(), "WhoAmI"));
        require(me.equals(text(who, "UserId")), "WhoAmI took me for " + text(who, "UserId"));
        done.add("WhoAmI");

        crm.execute(named(
                new SetStateRequest(),
                "SetState",
                pair("EntityMoniker", reference("task", task)),
                pair("State", option(0)),
                pair("Status", option(3))));
        done.add("SetState");

        OrganizationRequestCollection requests = new OrganizationRequestCollection();
        requests.getOrganizationRequest()
                .add(named(new UpdateRequest(), "Update", pair("Target", task(task, "Changed among others"))));
        requests.getOrganizationRequest()
                .add(named(new DeleteRequest(), "Delete", pair("Target", reference("task", "12345678-0000-0000-0000-000000000000"))));
        ExecuteMultipleSettings settings = new ExecuteMultipleSettings();
        settings.setContinueOnError(true);
        settings.setReturnResponses(true);
        OrganizationResponse many = crm.execute(named(
                new ExecuteMultipleRequest(), "ExecuteMultiple", pair("Requests", requests), pair("Settings", settings)));
        var items = ((OrganizationResponseCollection) value(many, "Responses")).getExecuteMultipleResponseItem();
        require(items.size() == 2, "ExecuteMultiple answered " + items.size() + " items");
        require(items.get(0).getResponse().getValue() instanceof UpdateResponse, "The first item is no UpdateResponse");
        require(items.get(1).getFault().getValue().getErrorCode() == -2147220969, "The second item has no fault");
        done.add("ExecuteMultiple");

        OrganizationResponse described = crm.execute(named(
                new RetrieveEntityRequest(),
                "RetrieveEntity",
                pair("LogicalName", "contact"),
                pair("EntityFilters", "Attributes")));
        EntityMetadata contact = (EntityMetadata) value(described, "EntityMetadata");
        ArrayOfAttributeMetadata attributes = contact.getAttributes().getValue();
        PicklistAttributeMetadata gender = (PicklistAttributeMetadata) attributes.getAttributeMetadata().stream()
                .filter(attribute -> attribute.getLogicalName().getValue().equals("gendercode"))
                .findFirst()
                .orElseThrow();
        require(
                gender.getOptionSet().getValue().getOptions().getValue().getOptionMetadata().size() == 2,
                "The metadata of gendercode have no two options");
        done.add("RetrieveEntity");
    }

    private void ties(IOrganizationService crm, EntityReference application, String name, String contact)
            throws Exception {
        Relationship relationship = new Relationship();
        relationship.setSchemaName(make.createRelationshipSchemaName(name));
        EntityReferenceCollection related = new EntityReferenceCollection();
        related.getEntityReference().add(reference("contact", contact));
        crm.associate(application.getLogicalName().getValue(), application.getId(), relationship, related);
        done.add("Associate");
        crm.disassociate(application.getLogicalName().getValue(), application.getId(), relationship, related);
        done.add("Disassociate");
    }

    private void fault(IOrganizationService crm, String id) throws Exception {
        try {
            subject(crm, id);
            throw new AssertionError("A deleted record was found");
        } catch (IOrganizationServiceOrganizationServiceFaultFaultFaultMessage fault) {
            OrganizationServiceFault told = fault.getFaultInfo();
            require(told.getErrorCode() == -2147220969, "The fault has the code " + told.getErrorCode());
            require(!told.getMessage().getValue().isBlank(), "The fault has no message");
            done.add("Fault");
        }
    }

    private String subject(IOrganizationService crm, String id) throws Exception {
        Entity task = crm.retrieve("task", id, columns("subject"));
        return task.getAttributes().getValue().getKeyValuePairOfstringanyType().stream()
                .filter(pair -> pair.getKey().equals("subject"))
                .map(pair -> (String) pair.getValue())
                .findFirst()
                .orElse(null);
    }

    private Entity task(String id, String subject) {
        AttributeCollection attributes = new AttributeCollection();
        attributes.getKeyValuePairOfstringanyType().add(pair("subject", subject));
        Entity entity = new Entity();
        entity.setAttributes(make.createEntityAttributes(attributes));
        entity.setId(id);
        entity.setLogicalName(make.createEntityLogicalName("task"));
        return entity;
    }

    private ColumnSet columns(String... names) {
        ArrayOfstring columns = new ArrayOfstring();
        columns.getString().addAll(List.of(names));
        ColumnSet set = new ColumnSet();
        set.setAllColumns(false);
        set.setColumns(make.createColumnSetColumns(columns));
        return set;
    }

    private OrganizationRequest named(OrganizationRequest request, String name, KeyValuePairOfstringanyType... pairs) {
        ParameterCollection parameters = new ParameterCollection();
        parameters.getKeyValuePairOfstringanyType().addAll(List.of(pairs));
        request.setParameters(make.createOrganizationRequestParameters(parameters));
        request.setRequestName(make.createOrganizationRequestRequestName(name));
        return request;
    }

    private static KeyValuePairOfstringanyType pair(String key, Object value) {
        KeyValuePairOfstringanyType pair = new KeyValuePairOfstringanyType();
        pair.setKey(key);
        pair.setValue(value);
        return pair;
    }

    private EntityReference reference(String entity, String id) {
        EntityReference reference = new EntityReference();
        reference.setId(id);
        reference.setLogicalName(make.createEntityReferenceLogicalName(entity));
        return reference;
    }

    private static OptionSetValue option(int value) {
        OptionSetValue option = new OptionSetValue();
        option.setValue(value);
        return option;
    }

    private static Object value(OrganizationResponse response, String key) {
        return response.getResults().getValue().getKeyValuePairOfstringanyType().stream()
                .filter(pair -> pair.getKey().equals(key))
                .map(KeyValuePairOfstringanyType::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A guid is a text of its own type: what comes as one is not known to be more than an element. */
    private static String text(OrganizationResponse response, String key) {
        Object value = value(response, key);
        return value instanceof org.w3c.dom.Element element ? element.getTextContent() : String.valueOf(value);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
