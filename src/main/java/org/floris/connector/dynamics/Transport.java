package org.floris.connector.dynamics;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.endpoint.Client;
import org.floris.connector.dynamics.DialectEndpoint.Answer;
import org.floris.connector.settings.ConnectorSettings;

/** Sends an envelope down the system's policy route and says what a breakage means. */
final class Transport {
    private final ConnectorSettings settings;
    private final ProducerTemplate producer;
    private final Breakage breakage;

    Transport(ConnectorSettings settings, ProducerTemplate producer) {
        this.settings = settings;
        this.producer = producer;
        this.breakage = new Breakage(settings.system());
    }

    Answer send(byte[] envelope, String operation, boolean writes) {
        Exchange exchange = producer.request("direct:system-" + settings.system(), call -> {
            call.setPattern(ExchangePattern.InOut);
            call.setProperty(
                    SystemAnswers.LIMIT, settings.limits().maxMessageSize().toBytes());
            call.setProperty(SystemAnswers.PATIENCE, settings.timeOuts().read());
            call.setProperty(Client.REQUEST_CONTEXT, Map.of(SystemConduit.OPERATION, operation));
            call.getMessage().setBody(envelope);
        });
        Throwable failure = exchange.getException();
        if (failure != null) {
            throw breakage.of(failure, writes);
        }
        Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] answer = exchange.getMessage().getBody(byte[].class);
        if (status != null && status != 200 && status != 500) {
            throw breakage.ofStatus(status, writes);
        }
        if (answer == null || answer.length == 0) {
            throw breakage.unreadable("an empty answer", writes, null);
        }
        return new Answer(status == null ? 200 : status, answer);
    }

    Breakage breakage() {
        return breakage;
    }
}
