package org.floris.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A call of the data service that is right until it is spoilt.
 *
 * @param path   behind the service, in the clear: names and keys
 * @param query  the options, in the clear
 * @param accept JSON, Atom or what a batch is answered with
 * @param type   of the body
 */
record DataSample(String name, String method, String path, String query, String accept, String type, String body) {
    private static final String JSON = "application/json";
    private static final String ATOM = "application/atom+xml";
    private static final String ATOM_ENTRY = "<entry xmlns=\"http://www.w3.org/2005/Atom\""
            + " xmlns:d=\"http://schemas.microsoft.com/ado/2007/08/dataservices\""
            + " xmlns:m=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\">"
            + "<content type=\"application/xml\"><m:properties><d:Subject>Сокровенная 79990001122</d:Subject>"
            + "<d:PriorityCode m:type=\"Microsoft.Crm.Sdk.Data.Services.OptionSetValue\">"
            + "<d:Value m:type=\"Edm.Int32\">2</d:Value></d:PriorityCode></m:properties></content></entry>";
    private static final String TASK = "{\"Subject\":\"Сокровенная 79990001122\",\"PriorityCode\":{\"Value\":1},"
            + "\"ScheduledEnd\":\"/Date(1793000000000)/\"}";

    boolean isBatch() {
        return path.equals("$batch");
    }

    boolean hasBody() {
        return !body.isEmpty();
    }

    boolean isJson() {
        return type.contains("json") && hasBody();
    }

    boolean isXml() {
        return type.contains("xml") && hasBody();
    }

    /** @param contact and task may be changed; contacts may be tied to the application */
    static List<DataSample> all(String contact, String task, String application) {
        String client = "ContactSet(guid'" + contact + "')";
        String errand = "TaskSet(guid'" + task + "')";
        String crossing = "OpportunitySet(guid'" + application + "')/$links/frs_opportunity_contact";
        List<DataSample> all = new ArrayList<>();
        all.add(new DataSample("create", "POST", "TaskSet", "", JSON, JSON, TASK));
        all.add(new DataSample("create in Atom", "POST", "TaskSet", "", ATOM, ATOM, ATOM_ENTRY));
        all.add(new DataSample(
                "merge",
                "POST MERGE",
                client,
                "",
                JSON,
                JSON,
                "{\"LastName\":\"Сокровенная\",\"frs_monthlyincome\":{\"Value\":\"1000.50\"},\"NumberOfChildren\":2,"
                        + "\"GenderCode\":{\"Value\":1},\"DoNotPhone\":true,\"BirthDate\":\"/Date(320000000000)/\"}"));
        all.add(new DataSample("merge in Atom", "MERGE", errand, "", ATOM, ATOM, ATOM_ENTRY));
        String nobody = "TaskSet(guid'" + UUID.randomUUID() + "')";
        all.add(new DataSample("delete", "POST DELETE", nobody, "", JSON, JSON, ""));
        all.add(new DataSample("delete by the verb", "DELETE", nobody, "", ATOM, ATOM, ""));
        all.add(read("read", client, "$select=LastName,BirthDate,OwnerId", JSON));
        all.add(read(
                "query",
                "ContactSet",
                "$filter=LastName eq 'Сокровенная' and frs_monthlyincome/Value gt 1000.50M or"
                        + " substringof('79990001122',MobilePhone)&$orderby=LastName desc&$top=5&$skip=1&$select=LastName",
                JSON));
        all.add(read(
                "expand",
                "OpportunitySet",
                "$filter=StateCode/Value eq 0 and CreatedOn gt datetime'2001-01-01T00:00:00Z'"
                        + "&$expand=opportunity_customer_contacts&$top=3&$orderby=Name",
                ATOM));
        all.add(read("property", client + "/LastName", "", JSON));
        all.add(read("part of a property", client + "/OwnerId/Id", "", ATOM));
        all.add(read("value", client + "/LastName/$value", "", JSON));
        all.add(read("navigation", client + "/opportunity_customer_contacts", "$top=2&$select=Name", JSON));
        all.add(read("links", crossing, "", ATOM));
        String address = "https://hub/xrm/forsage/XRMServices/2011/OrganizationData.svc/" + client;
        all.add(new DataSample("tie", "POST", crossing, "", JSON, JSON, "{\"uri\":\"" + address + "\"}"));
        all.add(new DataSample(
                "tie in XML",
                "POST",
                crossing,
                "",
                ATOM,
                "application/xml",
                "<uri xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices\">" + address + "</uri>"));
        all.add(new DataSample("untie", "DELETE", crossing + "(guid'" + contact + "')", "", JSON, JSON, ""));
        all.add(new DataSample(
                "batch",
                "POST",
                "$batch",
                "",
                JSON,
                "multipart/mixed; boundary=b1",
                writing("POST TaskSet", TASK) + reading(client + "/LastName", JSON)
                        + writing("MERGE " + errand, "{\"Subject\":\"Сокровенная\"}")
                        + reading("ContactSet?$top=2&$select=LastName", ATOM) + "--b1--\r\n"));
        return all;
    }

    private static DataSample read(String name, String path, String query, String accept) {
        return new DataSample(name, "GET", path, query, accept, "", "");
    }

    private static String reading(String address, String accept) {
        return "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET " + address
                + " HTTP/1.1\r\nAccept: " + accept + "\r\n\r\n\r\n";
    }

    private static String writing(String request, String json) {
        return "--b1\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n--c1\r\nContent-Type: application/http\r\n"
                + "Content-Transfer-Encoding: binary\r\n\r\n" + request
                + " HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json + "\r\n--c1--\r\n";
    }
}
