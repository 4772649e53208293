package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationConformanceTest {
    private final OrganizationCodec codec = new OrganizationCodec();

    @Test
    void everySampleIsReadAndWrittenAgainAndEveryBodyIsValid() throws Exception {
        Path wire = Wire.crm2011();
        Contract contract = new Contract(wire);
        int samples = 0;
        for (Path file : Wire.xmlFiles(wire.resolve("requests"))) {
            var read = codec.readRequest(Files.readAllBytes(file));
            byte[] written = codec.writeRequest(read.message(), read.headers(), read.version());
            assertThat(codec.readRequest(written)).as(file.toString()).isEqualTo(withoutLogin(read));
            contract.check(written);
            rewrapRequest(contract, file);
            samples++;
        }
        for (Path file : Wire.xmlFiles(wire.resolve("responses"))) {
            // as the CRM's own server quotes
            var read =
                    codec.readAnswer(Files.readString(file).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            byte[] written = codec.writeAnswer(read.message(), "Execute", read.headers(), read.version());
            assertThat(codec.readAnswer(written)).as(file.toString()).isEqualTo(withoutLogin(read));
            contract.check(written);
            for (SoapVersion version : SoapVersion.values()) {
                contract.check(EnvelopeRewrap.answer(
                        EnvelopePeek.of(Files.readAllBytes(file)), version, EnvelopeHeaders.NONE));
            }
            samples++;
        }
        for (Path file : Wire.xmlFiles(Path.of("connectors/forsage/samples"))) {
            contract.check(Files.readAllBytes(file));
            samples++;
        }
        for (int seed = 0; seed < 300; seed++) {
            RandomMessages messages = new RandomMessages(seed);
            contract.check(codec.writeRequest(messages.request(), EnvelopeHeaders.NONE, SoapVersion.SOAP11));
            contract.check(codec.writeAnswer(messages.answer(), "Create", EnvelopeHeaders.NONE, SoapVersion.SOAP12));
        }
        System.out.printf("Conformance: %d samples, %d bodies valid%n", samples, contract.checked());
    }

    /** A log-in is read for whoever checks it, and never written. */
    private static <T> Enveloped<T> withoutLogin(Enveloped<T> read) {
        EnvelopeHeaders all = read.headers();
        EnvelopeHeaders headers = new EnvelopeHeaders(
                all.action(),
                all.messageId(),
                all.relatesTo(),
                all.to(),
                all.callerId(),
                all.sdkClientVersion(),
                Optional.empty());
        return new Enveloped<>(read.version(), headers, read.message());
    }

    private static void rewrapRequest(Contract contract, Path file) throws Exception {
        for (SoapVersion version : SoapVersion.values()) {
            contract.check(
                    EnvelopeRewrap.request(EnvelopePeek.of(Files.readAllBytes(file)), version, EnvelopeHeaders.NONE));
        }
    }
}
