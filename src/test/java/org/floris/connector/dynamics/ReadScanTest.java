package org.floris.connector.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.floris.canonical.FlorisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadScanTest {
    /** Nothing of the dialect ends with it, and only a parser goes on past the envelope's end. */
    private static final String PARSED = "<!-- parsed -->";

    private final OrganizationCodec codec = new OrganizationCodec();

    private static EnvelopePeek peek(String envelope) {
        return EnvelopePeek.of(envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(String body) {
        return new String(OrganizationCodecTest.soap11(body), StandardCharsets.UTF_8);
    }

    private static String fetching(String fetch) {
        return envelope("<RetrieveMultiple><query i:type='a:FetchExpression'><a:Query>" + fetch
                + "</a:Query></query></RetrieveMultiple>");
    }

    @Test
    void theTagsOfAReadShowWhatAParserShows() {
        int reads = 0;
        for (int seed = 0; seed < 600; seed++) {
            OrganizationRequest request = new RandomMessages(seed).request();
            if (request instanceof OrganizationRequest.Retrieve
                    || request instanceof OrganizationRequest.RetrieveMultiple) {
                String envelope = new String(
                        codec.writeRequest(request, EnvelopeHeaders.NONE, SoapVersion.SOAP12), StandardCharsets.UTF_8);
                EnvelopePeek scanned = peek(envelope);
                EnvelopePeek parsed = peek(envelope + PARSED);
                assertThat(scanned.entityName()).isEqualTo(parsed.entityName());
                assertThat(scanned.body().content()).isEqualTo(parsed.body().content());
                reads++;
            }
        }
        assertThat(reads).isGreaterThan(50);
    }

    @Test
    void anythingThatIsCutOffIsRefused() {
        String envelope = fetching("&lt;fetch>&lt;entity name='lead'/>&lt;/fetch>") + "\r\n";
        for (int length = 1; length < envelope.stripTrailing().length(); length++) {
            String cut = envelope.substring(0, length);
            assertThatThrownBy(() -> peek(cut).body()).as(cut).isInstanceOf(FlorisException.class);
        }
        assertThat(peek(envelope).entityName()).contains("lead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Retrieve a='>' b=\"/>\"><entityName>Lead</entityName></Retrieve>",
                "<Retrieve><!-- <entityName>task</entityName> --><entityName>lead</entityName></Retrieve>",
                "<Retrieve\n><entityName\t> lead </entityName ><id/></Retrieve >",
                "<?mind?><Retrieve><entityName>lead</entityName><![CDATA[</Retrieve>]]></Retrieve><!-- </s:Body> -->",
                "<Retrieve><entityName>lead</entityName><deeper><entityName>task</entityName></deeper></Retrieve>"
            })
    void tagsAreToldFromWhatLooksLikeThem(String body) {
        EnvelopePeek peek = peek(envelope(body));
        assertThat(peek.entityName()).contains("lead");
        assertThat(peek.body().content()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&lt;fetch&gt;&lt;entity name=&quot;Lead&quot;/&gt;&lt;/fetch&gt;                          | lead",
                "<![CDATA[<fetch><entity prefix='x' name = 'lead'></entity></fetch>]]>                     | lead",
                "&lt;fetch mapping='logical'&gt;&#xD;&#xA;&lt;entity enableprefiltering='1' name='lead'&gt;     | lead",
                "&lt;fetch&gt;&lt;entity&gt;&lt;attribute name='lead'/&gt;&lt;/entity&gt;&lt;/fetch&gt;     | ''",
                "&lt;fetch&gt;&lt;entity logicalname='lead'/&gt;&lt;/fetch&gt;                              | ''"
            })
    void theEntityOfAFetchIsSeenHoweverItIsWritten(String fetch, String entity) {
        assertThat(peek(fetching(fetch)).entityName().orElse("")).isEqualTo(entity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Retrieve></Retrieve><Delete/>",
                "<Retrieve/><Delete/>",
                "<Retrieve></Retrieve></s:Body><s:Body><Delete/>",
                "<Retrieve><!DOCTYPE x></Retrieve>",
                "<Retrieve><id a='></Retrieve>",
                "<Retrieve></Retrieve></s:Body></s:Envelope><s:Envelope><s:Body>"
            })
    void nothingIsSmuggledPastTheEndsOfOperationAndBody(String body) {
        String envelope = envelope(body);
        assertThatThrownBy(() -> peek(envelope).body()).isInstanceOf(FlorisException.class);
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        String envelope = envelope("<Retrieve>" + "<a>".repeat(200) + "</a>".repeat(200) + "</Retrieve>");
        assertThatThrownBy(() -> peek(envelope).body()).isInstanceOf(FlorisException.class);
    }

    @Test
    void aReadWhoseTagsDoNotMatchIsToldSoWhenItIsChecked() {
        EnvelopePeek peek = peek(envelope("<Retrieve>\n<id></ID></Retrieve>"));
        assertThat(peek.body().content()).contains("</ID>");
        assertThatThrownBy(peek::check).hasMessageContaining("not well-formed").hasMessageContaining("line 2");
        assertThatNoException().isThrownBy(() -> peek(envelope("<Retrieve><id></id></Retrieve>"))
                .check());
    }
}
