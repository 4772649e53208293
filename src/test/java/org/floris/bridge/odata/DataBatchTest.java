package org.floris.bridge.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.odata2.api.client.batch.BatchSingleResponse;
import org.apache.olingo.odata2.api.ep.EntityProvider;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.DynamicsEntity;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationFault;
import org.floris.connector.dynamics.OrganizationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches against what is asked of the Organization Service for them; answers are read by a reader that is not ours. */
class DataBatchTest extends DataFixture {
    private static final String MULTIPART = "multipart/mixed; boundary=b1";
    private static final String ONE = "OpportunitySet(guid'" + ID + "')";

    private String name = "Дом\r\n--b1x";
    private final List<Optional<String>> messages = new ArrayList<>();
    private final DataBatches batches = new DataBatches(new DataService(edm, () -> null, id -> {
        messages.add(id);
        return answering(this::answer);
    }));

    private OrganizationAnswer answer(OrganizationRequest request) {
        if (request instanceof OrganizationRequest.Create) {
            return new OrganizationAnswer.Created(ID);
        }
        if (request instanceof OrganizationRequest.Update) {
            return new OrganizationAnswer.Updated();
        }
        return request instanceof OrganizationRequest.Delete
                ? new OrganizationAnswer.Faulted(
                        new OrganizationFault(FaultCode.NOT_FOUND, "Нет такой записи", Instant.EPOCH), true)
                : new OrganizationAnswer.Retrieved(new DynamicsEntity("opportunity", ID, Map.of("name", name)));
    }

    private DataAnswer answer(String contentType, String body) {
        DataCall batch = new DataCall(
                "forsage",
                "POST",
                URI.create(ROOT),
                List.of("$batch"),
                Map.of(),
                true,
                "application/atom+xml",
                Optional.of("key"),
                body.getBytes(StandardCharsets.UTF_8));
        return batches.answer(batch, contentType);
    }

    private List<BatchSingleResponse> answered(String... parts) throws Exception {
        DataAnswer answer = answer(MULTIPART, String.join("", parts) + "--b1--\r\n");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers().get("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        return EntityProvider.parseBatchResponse(
                new ByteArrayInputStream(answer.body()), answer.headers().get("Content-Type"));
    }

    private static String read(String address, String... headers) {
        return "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET " + address
                + " HTTP/1.1\r\n" + String.join("", headers) + "\r\n\r\n";
    }

    private static String write(String request, String body) {
        return "--c1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 7\r\n\r\n"
                + request + " HTTP/1.1\r\nContent-Type: application/json;charset=utf-8\r\nAccept: application/json\r\n"
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body + "\r\n";
    }

    private static String changes(String... operations) {
        return "--b1\r\nContent-Type: multipart/mixed; boundary=\"c1\"\r\n\r\n" + String.join("", operations)
                + "--c1--\r\n";
    }

    @Test
    void aPartSaysWhatItsBodyIs() throws Exception {
        String written = write("POST OpportunitySet", "{\"Name\": \"Новая\"}");
        for (String type : new String[] {"text/plain", "x", ";", "application/x-www-form-urlencoded"}) {
            List<BatchSingleResponse> answers =
                    answered(changes(written.replace("application/json;charset=utf-8", type)), changes(written));
            assertThat(answers)
                    .as(type)
                    .extracting(BatchSingleResponse::getStatusCode)
                    .containsExactly("415", "201");
        }
    }

    @Test
    void everyPartIsAnsweredByItselfInItsOrder() throws Exception {
        List<BatchSingleResponse> answers = answered(
                changes(write("POST OpportunitySet", "{\"Name\": \"Новая\"}")),
                read(ONE + "/Name", "Accept: application/json\r\n"),
                changes(write("DELETE " + ONE, "")),
                changes(write("MERGE " + ROOT + ONE, "{\"Name\": \"Другая\"}")),
                read("/xrm/forsage/XRMServices/2011/organizationdata.svc/" + ONE + "?$select=Name,frs_term"));

        assertThat(answers)
                .extracting(BatchSingleResponse::getStatusCode)
                .containsExactly("201", "200", "404", "204", "200");
        assertThat(answers).extracting(BatchSingleResponse::getContentId).containsExactly("7", null, "7", "7", null);
        assertThat(answers.get(0).getHeader("Location")).isEqualTo(ROOT + ONE);
        assertThat(answers.get(1).getBody()).contains("{\"d\":{\"Name\":\"Дом\\r\\n--b1x\"}}");
        assertThat(answers.get(1).getHeader("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(answers.get(2).getBody()).contains("{\"error\":{\"code\":\"-2147220969\"", "Нет такой записи");
        assertThat(answers.get(4).getBody()).contains("<entry", "<d:Name>");
        assertThat(answers.get(4).getHeader("Content-Type")).isEqualTo("application/atom+xml;charset=utf-8");
        assertThat(asked)
                .filteredOn(request -> !(request instanceof OrganizationRequest.Retrieve))
                .containsExactly(
                        new OrganizationRequest.Create(
                                new DynamicsEntity("opportunity", null, Map.of("name", "Новая"))),
                        new OrganizationRequest.Delete("opportunity", ID),
                        new OrganizationRequest.Update(
                                new DynamicsEntity("opportunity", ID, Map.of("name", "Другая"))));
        assertThat(messages).extracting(Optional::get).containsExactly("key#0", "key#1", "key#2", "key#3", "key#4");
    }

    @Test
    void aChangeSetOfMoreThanOneOperationIsNotBegunAndTheOthersAreDone() throws Exception {
        List<BatchSingleResponse> answers = answered(
                changes(write("MERGE " + ONE, "{\"Name\": \"1\"}"), write("MERGE " + ONE, "{\"Name\": \"2\"}")),
                changes(write("MERGE " + ONE, "{\"Name\": \"3\"}")));

        assertThat(answers).extracting(BatchSingleResponse::getStatusCode).containsExactly("400", "204");
        assertThat(answers.get(0).getBody())
                .startsWith("{\"error\":")
                .contains("2 operations", "Put each operation into a change set of its own");
        assertThat(asked)
                .containsExactly(
                        new OrganizationRequest.Update(new DynamicsEntity("opportunity", ID, Map.of("name", "3"))));
        assertThat(messages).containsExactly(Optional.of("key#2"));
    }

    @Test
    void aPartThatLeadsElsewhereIsRefusedAloneInItsOwnForm() throws Exception {
        List<BatchSingleResponse> answers = answered(
                read("http://hub/xrm/loris/XRMServices/2011/OrganizationData.svc/ContactSet"),
                read("/api/v1/exchanges", "Accept: application/json\r\n"),
                read("$batch"),
                read("ContactSet?$inlinecount=allpages"),
                read(ONE + "%zz"));

        assertThat(answers).extracting(BatchSingleResponse::getStatusCode).containsOnly("400");
        assertThat(answers.get(0).getBody()).contains("<error", "calls of its own service");
        assertThat(answers.get(1).getBody()).contains("{\"error\"", "calls of its own service");
        assertThat(answers.get(3).getBody()).contains("'$inlinecount'");
        assertThat(asked).isEmpty();
    }

    @Test
    void linesMayEndWithoutCarriageReturnsAndAPreambleIsNobodysPart() throws Exception {
        assertThat(answered("for you\r\n" + read(ONE).replace("\r\n", "\n"))).hasSize(1);
    }

    private void refused(String contentType, String body, String... why) {
        assertThatThrownBy(() -> answer(contentType, body))
                .isInstanceOfSatisfying(
                        FlorisException.class, wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.MALFORMED_MESSAGE))
                .hasMessageContainingAll(why);
        assertThat(asked).isEmpty();
        assertThat(messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "multipart/mixed",
                "multipart/form-data; boundary=b1",
                "multipart/mixed; boundary=",
                "multipart/mixed; boundary=b1;b2=",
                "multipart/mixed; boundary=\"b1\n\""
            })
    void withoutABoundaryNothingIsDone(String contentType) {
        refused(contentType, read(ONE) + "--b1--", "in the batch, the Content-Type is not multipart/mixed");
    }

    @Test
    void whatIsNotABatchToItsEndIsNotBegun() {
        String good = changes(write("MERGE " + ONE, "{\"Name\": \"1\"}"));
        refused(MULTIPART, "", "cut off");
        refused(MULTIPART, good, "in the batch,", "cut off");
        refused(MULTIPART, "--b1--", "there is no part");
        refused("multipart/mixed; boundary=b2", good + "--b1--", "cut off");
        refused(MULTIPART, good.replace("--c1--", "--c2--") + "--b1--", "the change set in part 1", "cut off");
        refused(MULTIPART, good + "--b1\r\n\r\n--b1--", "in part 2", "not application/http");
        refused(MULTIPART, good + read(ONE).replace("binary", "base64") + "--b1--", "not binary");
        refused(MULTIPART, good + read(ONE).replace(" HTTP/1.1", "") + "--b1--", "in part 2", "no request");
        refused(MULTIPART, good + read(ONE, "Accept\r\n") + "--b1--", "in part 2", "no colon");
        refused(MULTIPART, good + read(ONE, "A: b\r\n".repeat(65)) + "--b1--", "more than 64 headers");
        refused(MULTIPART, good + read("x".repeat(8192)) + "--b1--", "at most 8192 bytes");
        refused(MULTIPART, good + read(ONE) + "{\"Name\": 1}\r\n--b1--", "behind the headers of a call that reads");
    }

    @Test
    void whatStandsInTheWrongPlaceIsNotBegun() {
        String good = changes(write("MERGE " + ONE, "{\"Name\": \"1\"}"));
        String nested = "--c1\r\nContent-Type: multipart/mixed; boundary=d1\r\n\r\n"
                + write("DELETE " + ONE, "").replace("--c1", "--d1") + "--d1--\r\n";
        refused(MULTIPART, good + changes(nested) + "--b1--", "operation 1 of the change set in part 2", "nested");
        refused(MULTIPART, good + changes(write("GET " + ONE, "")) + "--b1--", "read in a change set");
        refused(MULTIPART, good + read(ONE).replace("GET", "DELETE") + "--b1--", "written outside a change set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "14", "99999999999", "-1", "13, 13", "x"})
    void aPartWhoseLengthLiesIsNotBegun(String length) {
        String part = changes(write("MERGE " + ONE, "{\"Name\": \"1\"}"))
                .replace("Content-Length: 13", "Content-Length: " + length);
        refused(MULTIPART, part + "--b1--", "operation 1 of the change set in part 1", "which has 13 bytes");
    }

    @Test
    void atMostAThousandOperationsAreTaken() throws Exception {
        String one = read(ONE + "/Name");
        refused(MULTIPART, one.repeat(1001) + "--b1--", "in the batch", "1000");
        String set = changes(write("DELETE " + ONE, "").repeat(2));
        refused(MULTIPART, one.repeat(999) + set + "--b1--", "the change set in part 1000", "1000");
        refused(MULTIPART, set + one.repeat(999) + "--b1--", "in part 1000", "1000");
        assertThat(answered(one.repeat(1000))).hasSize(1000);
    }

    @Test
    void whatABatchReadsIsBoundedAndItsWritesAreDoneAllTheSame() throws Exception {
        name = "x".repeat(11 * 1024 * 1024);
        String read = read(ONE + "/Name", "Accept: application/json\r\n");
        List<BatchSingleResponse> answers =
                answered(read, read, read, read, changes(write("MERGE " + ONE, "{\"Name\": \"1\"}")), read);

        assertThat(answers)
                .extracting(BatchSingleResponse::getStatusCode)
                .containsExactly("200", "200", "200", "400", "204", "400");
        assertThat(answers.get(3).getBody())
                .startsWith("{\"error\":")
                .contains("larger than 32 MB", "Ask for this part in another batch");
        assertThat(asked).hasSize(4);
    }

    @Test
    void nobodyIsMadeToWaitForWhatIsBuiltToTakeLong() {
        long before = System.nanoTime();
        refused(MULTIPART, "--b1\r\n".repeat(1_000_000), "1000");
        refused(MULTIPART, "\n".repeat(4_000_000), "cut off");
        refused(MULTIPART, "--b1\r\n" + "a:b\n".repeat(1_000_000) + "--b1--", "64 headers");
        refused(MULTIPART, read(" ".repeat(4_000_000)) + "--b1--", "no request");
        assertThat(System.nanoTime() - before).isLessThan(4_000_000_000L);
    }
}
