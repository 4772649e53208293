package org.floris.login;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks whether a proxy's headers are to be believed only of calls that have some: Tomcat's valve matches the address of
 * every call with a pattern, and puts back afterwards what it has not changed.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ForwardedCalls implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Collection<Valve> valves = factory.getEngineValves().stream()
                .map(valve -> valve instanceof RemoteIpValve all ? new OfForwardedCalls(all) : valve)
                .toList();
        factory.setEngineValves(valves);
    }

    private static final class OfForwardedCalls extends RemoteIpValve {
        private final List<String> headers;

        OfForwardedCalls(RemoteIpValve configured) {
            setRemoteIpHeader(configured.getRemoteIpHeader());
            setProtocolHeader(configured.getProtocolHeader());
            setProtocolHeaderHttpsValue(configured.getProtocolHeaderHttpsValue());
            setHostHeader(configured.getHostHeader());
            setPortHeader(configured.getPortHeader());
            setInternalProxies(configured.getInternalProxies());
            setTrustedProxies(configured.getTrustedProxies());
            headers = Stream.of(getRemoteIpHeader(), getProtocolHeader(), getHostHeader(), getPortHeader())
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (isForwarded(request)) {
                super.invoke(request, response);
            } else {
                getNext().invoke(request, response);
            }
        }

        private boolean isForwarded(Request request) {
            for (String header : headers) {
                if (request.getCoyoteRequest().getMimeHeaders().getValue(header) != null) {
                    return true;
                }
            }
            return false;
        }
    }
}
