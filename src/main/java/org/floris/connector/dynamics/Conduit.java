package org.floris.connector.dynamics;

import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.PreexistingConduitSelector;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.floris.connector.login.SystemHttp;

/** Has CXF call a system by {@link SystemConduit}. */
final class Conduit implements CxfConfigurer {
    private final SystemHttp http;
    private final Endpoint endpoint;

    Conduit(SystemHttp http, Endpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
        // What the contract says is what is wanted; the client is told below how to send it.
    }

    @Override
    public void configureClient(Client client) {
        SystemConduit conduit =
                new SystemConduit(client.getEndpoint().getEndpointInfo().getTarget(), http, endpoint);
        client.setConduitSelector(new PreexistingConduitSelector(conduit, client.getEndpoint()));
    }

    @Override
    public void configureServer(Server server) {
        throw new UnsupportedOperationException("The conduit only calls");
    }
}
