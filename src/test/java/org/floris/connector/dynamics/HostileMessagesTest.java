package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are short to send and would be long to read. */
class HostileMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final OrganizationCodec codec = new OrganizationCodec();

    private static byte[] envelope(String body) {
        return ("<s:Envelope xmlns:s='" + SoapVersion.SOAP11.namespace() + "' xmlns:i='" + Namespaces.XSI
                        + "' xmlns:a='" + Namespaces.XRM + "' xmlns:c='" + Namespaces.COLLECTIONS + "' xmlns:x='"
                        + Namespaces.XSD + "'><s:Body>" + body + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFetchOfManyBeginningsAndNoEndIsLookedAtOnce() {
        byte[] message = envelope("<RetrieveMultiple xmlns='" + Namespaces.SERVICES
                + "'><query i:type='a:FetchExpression'><a:Query>" + "&lt;entity ".repeat(200_000)
                + "</a:Query></query></RetrieveMultiple>");
        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(EnvelopePeek.of(message).entityName()).isEmpty());
    }

    @Test
    void aLongValueOfAnUnknownTypeIsLookedAtOnce() {
        byte[] message = envelope("<Create xmlns='" + Namespaces.SERVICES
                + "'><entity><a:Attributes><a:KeyValuePairOfstringanyType><c:key>documentbody</c:key>"
                + "<c:value i:type='x:base64Binary'>" + "A".repeat(2_000_000)
                + "</c:value></a:KeyValuePairOfstringanyType></a:Attributes><a:LogicalName>annotation</a:LogicalName>"
                + "</entity></Create>");
        Assertions.assertTimeoutPreemptively(
                SOON,
                () -> assertThat(codec.readRequest(message).message()).isInstanceOf(OrganizationRequest.Create.class));
    }

    @Test
    void textThatIsNotUtf8IsRefusedEvenWhereItsOwnReplacementStandsInIt() {
        byte[] message = envelope("<WhoAmI>\uFFFD?</WhoAmI>");
        assertThat(EnvelopePeek.of(message).operation()).isEqualTo("WhoAmI");
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '?' && message[i - 1] != '<') {
                message[i] = (byte) 0xC3;
            }
        }
        assertThatThrownBy(() -> EnvelopePeek.of(message))
                .isInstanceOf(FlorisException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aNameWithoutEndIsReadNoFurther() {
        byte[] message = envelope("<Update xmlns='" + Namespaces.SERVICES + "'><entity xmlns:a='" + Namespaces.XRM
                + "' xmlns:c='" + Namespaces.COLLECTIONS + "'><a:Attributes><a:KeyValuePairOfstringanyType><c:key>"
                + "&lt;entity ".repeat(200_000)
                + "Тайна</c:key></a:KeyValuePairOfstringanyType></a:Attributes></entity></Update>");
        EnvelopePeek peek = EnvelopePeek.of(message);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> codec.readRequest(peek))
                .hasMessageContaining("'key' (line 1) is longer than 1024 characters");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<%s/>", "<n %s=''/>", "<%1$s:n xmlns:%1$s='urn:n'/>"})
    void namesWithoutEndAreNotKept(String element) {
        EnvelopePeek peek =
                EnvelopePeek.of(envelope("<Unicorn>" + element.formatted("n".repeat(1_025)) + "</Unicorn>"));
        assertThatThrownBy(peek::body).hasMessageContaining("a name of more than 1024 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFE", "\uFFFF", "&#xFFFE;", "&#xFFFF;", "&#0;"})
    void aCharacterThatXmlDoesNotAllowIsRefusedAndNotRepeated(String character) {
        byte[] message = envelope("<Retrieve xmlns='" + Namespaces.SERVICES + "'><entityName>" + character
                + "</entityName><id>7bf2e032-ad92-e311-9752-6c3be5a87df0</id></Retrieve>");
        assertThatThrownBy(() -> codec.readRequest(message)).isInstanceOf(FlorisException.class);
    }
}
