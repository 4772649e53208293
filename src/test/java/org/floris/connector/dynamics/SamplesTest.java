package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.floris.connector.Option;
import org.floris.connector.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pairs in connectors/forsage/samples are what the codec writes, but for the line breaks. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("connectors/forsage/samples");
    private static final String ID = "5f0e4b1c-0000-4d11-9a52-6c3be5a87d01";

    private final OrganizationCodec codec = new OrganizationCodec();

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name + ".xml")).replaceAll("\\n\\s*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-contact", "retrieve-contact", "update-contact", "set-state", "page-of-contacts"})
    void aPairIsReadAndWrittenAgainToTheLetter(String name) throws IOException {
        String request = sample(name + ".request");
        var asked = codec.readRequest(request.getBytes(StandardCharsets.UTF_8));
        byte[] askedAgain = codec.writeRequest(asked.message(), EnvelopeHeaders.NONE, SoapVersion.SOAP11);
        assertThat(new String(askedAgain, StandardCharsets.UTF_8)).isEqualTo(request);
        String response = sample(name + ".response");
        var answered = codec.readAnswer(response.getBytes(StandardCharsets.UTF_8));
        byte[] answeredAgain = codec.writeAnswer(
                answered.message(), asked.message().operation(), EnvelopeHeaders.NONE, SoapVersion.SOAP11);
        assertThat(new String(answeredAgain, StandardCharsets.UTF_8)).isEqualTo(response);
    }

    @Test
    void theSamplesMeanWhatTheySay() throws IOException {
        var state = codec.readRequest(sample("set-state.request").getBytes(StandardCharsets.UTF_8));
        assertThat(state.message())
                .isEqualTo(OrganizationRequest.setState(new Reference("contact", ID), new Option(1), new Option(2)));
        var update = (OrganizationRequest.Update)
                codec.readRequest(sample("update-contact.request").getBytes(StandardCharsets.UTF_8))
                        .message();
        assertThat(update.entity().attributes()).containsEntry("description", null);
        var refused = (OrganizationAnswer.Faulted)
                codec.readAnswer(sample("update-contact.response").getBytes(StandardCharsets.UTF_8))
                        .message();
        assertThat(refused.fault().code()).isEqualTo(FaultCode.BUSINESS_RULE);
        var retrieved = (OrganizationAnswer.Retrieved)
                codec.readAnswer(sample("retrieve-contact.response").getBytes(StandardCharsets.UTF_8))
                        .message();
        assertThat(retrieved.entity().formattedValues()).isEqualTo(Map.of("createdon", "04.03.2014 18:59"));
    }
}
