package org.floris.bridge;

import org.apache.camel.ProducerTemplate;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.springframework.stereotype.Component;

/** Sends a call whose user is known the way that every single call takes. */
@Component
class OrganizationCalls {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final ProducerTemplate routes;

    OrganizationCalls(ProducerTemplate routes) {
        this.routes = routes;
    }

    /** @return the answer, or the fault */
    OrganizationAnswer answer(OrganizationCall call) {
        byte[] answered = routes.request("direct:organization-call", exchange -> {
                    exchange.setProperty(OrganizationIngress.CALL, call);
                    exchange.setProperty(OrganizationIngress.VERSION, call.version());
                    exchange.getMessage().setBody(call);
                })
                .getMessage()
                .getBody(byte[].class);
        return codec.readAnswer(answered).message();
    }
}
