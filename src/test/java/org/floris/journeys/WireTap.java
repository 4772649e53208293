package org.floris.journeys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.xml.sax.SAXException;

/**
 * Holds every body that passes in the journeys against the contract of the real service, where that is at hand: what the
 * hub sends to the systems, what they answer, and what the façade answers.
 */
final class WireTap {
    private static final ConcurrentLinkedQueue<String> DEVIATIONS = new ConcurrentLinkedQueue<>();
    private static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

    private static final Pattern ID_IN_BRACES = Pattern.compile(">\\{([0-9A-Fa-f-]{36})}<");

    private WireTap() {}

    /** @param envelope that may be cut or garbled, where a system was told to answer so */
    static void passed(String way, byte[] envelope) {
        try {
            List<String> errors = WireContract.errors(bare(envelope));
            HEARD.add(way);
            errors.forEach(error -> DEVIATIONS.add(way + ": " + error));
        } catch (SAXException garbled) {
            // Whether that may be is for each journey to say.
        }
    }

    /** Ids in braces go home as their caller wrote them: .NET reads them, though its schema does not say so. */
    private static byte[] bare(byte[] envelope) {
        Matcher ids = ID_IN_BRACES.matcher(new String(envelope, StandardCharsets.UTF_8));
        return ids.find() ? ids.replaceAll(">$1<").getBytes(StandardCharsets.UTF_8) : envelope;
    }

    /** What was found since the last time. */
    static List<String> deviations() {
        List<String> found = new ArrayList<>();
        for (String one = DEVIATIONS.poll(); one != null; one = DEVIATIONS.poll()) {
            found.add(one);
        }
        return found;
    }

    /** On which ways bodies have passed so far, such as {@code request to forsage}. */
    static Set<String> heard() {
        return HEARD;
    }

    /** Sees every call on its way to a system and back. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        CamelContextConfiguration wireTap() {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {
                    if (WireContract.isAtHand()) {
                        context.getManagementStrategy().addEventNotifier(new Ears());
                    }
                }

                @Override
                public void afterApplicationStart(CamelContext context) {
                    // The ears are there already.
                }
            };
        }
    }

    private static final class Ears extends EventNotifierSupport {
        Ears() {
            setIgnoreCamelContextEvents(true);
            setIgnoreServiceEvents(true);
            setIgnoreRouteEvents(true);
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeSendingEvent sending) {
                passed(
                        sending.getEndpoint().getEndpointUri(),
                        "request to ",
                        sending.getExchange().getMessage().getBody());
            } else if (event instanceof CamelEvent.ExchangeSentEvent sent) {
                passed(
                        sent.getEndpoint().getEndpointUri(),
                        "answer of ",
                        sent.getExchange().getMessage().getBody());
            }
        }

        private static void passed(String endpoint, String way, Object body) {
            if (endpoint.startsWith("direct://system-") && body instanceof byte[] envelope) {
                WireTap.passed(way + endpoint.substring("direct://system-".length()), envelope);
            }
        }
    }
}
