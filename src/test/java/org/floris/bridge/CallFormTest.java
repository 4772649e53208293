package org.floris.bridge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.floris.canonical.FlorisException;
import org.floris.connector.dynamics.EnvelopeHeaders;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationCodec;
import org.floris.connector.dynamics.OrganizationRequest;
import org.floris.connector.dynamics.SoapVersion;
import org.junit.jupiter.api.Test;

class CallFormTest {
    private static final String EXECUTE = OrganizationCodec.actionOf("Execute");
    private static final String DELETE = OrganizationCodec.actionOf("Delete");

    private static EnvelopePeek whoAmI(SoapVersion version, EnvelopeHeaders headers) {
        return EnvelopePeek.of(new OrganizationCodec().writeRequest(OrganizationRequest.whoAmI(), headers, version));
    }

    private static void eleven(String contentType, String action) {
        CallForm.check(SoapVersion.SOAP11, contentType, action, whoAmI(SoapVersion.SOAP11, EnvelopeHeaders.NONE));
    }

    @Test
    void whatAgreesPasses() {
        assertThatCode(() -> {
                    eleven("text/xml; charset=utf-8", '"' + EXECUTE + '"');
                    eleven("TEXT/XML", EXECUTE);
                    eleven("text/xml", null);
                    eleven("text/xml", "\"\"");
                    CallForm.check(
                            SoapVersion.SOAP12,
                            "application/soap+xml; charset=utf-8; action=\"" + EXECUTE + "\"",
                            null,
                            whoAmI(SoapVersion.SOAP12, EnvelopeHeaders.NONE));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anotherActionThanTheBodysIsRefusedWhereverItStands() {
        refused(() -> eleven("text/xml", DELETE));
        refused(() -> CallForm.check(
                SoapVersion.SOAP12,
                "application/soap+xml",
                null,
                whoAmI(SoapVersion.SOAP12, EnvelopeHeaders.NONE.withAction(DELETE))));
    }

    @Test
    void allPlacesOfTheActionAreLookedAt() {
        refused(() -> CallForm.check(
                SoapVersion.SOAP12,
                "application/soap+xml; action=\"" + DELETE + '"',
                null,
                whoAmI(SoapVersion.SOAP12, EnvelopeHeaders.NONE)));
    }

    @Test
    void anotherContentTypeOrEnvelopeIsRefused() {
        refused(() -> eleven(null, EXECUTE));
        refused(() -> eleven("text/plain", EXECUTE));
        refused(() -> eleven("application/soap+xml", EXECUTE));
        refused(() -> CallForm.check(
                SoapVersion.SOAP11, "text/xml", EXECUTE, whoAmI(SoapVersion.SOAP12, EnvelopeHeaders.NONE)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(FlorisException.class)
                .hasMessageMatching(".*(is expected|is not that of the operation).*");
    }
}
