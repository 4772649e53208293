package org.floris.connector.dynamics;

import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.configuration.security.AuthorizationPolicy;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.floris.connector.settings.Auth;
import org.floris.connector.settings.ConnectorSettings;

/** Sets the time-outs and the log-in of a system with HTTP Basic on CXF's conduit. A POST is sent once and never again by itself. */
final class Conduit implements CxfConfigurer {
    private final ConnectorSettings settings;

    Conduit(ConnectorSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
        // The default transport is what is wanted; the client is set below.
    }

    @Override
    public void configureClient(Client client) {
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(settings.timeOuts().connect().toMillis());
        policy.setReceiveTimeout(settings.timeOuts().read().toMillis());
        policy.setConnection(ConnectionType.KEEP_ALIVE);
        policy.setAllowChunking(false);
        policy.setAutoRedirect(false);
        policy.setMaxRetransmits(0);
        policy.setVersion("1.1");
        conduit.setClient(policy);
        Auth.Basic account = (Auth.Basic) settings.auth();
        AuthorizationPolicy login = new AuthorizationPolicy();
        login.setAuthorizationType("Basic");
        login.setUserName(account.user());
        login.setPassword(account.password());
        conduit.setAuthorization(login);
    }

    @Override
    public void configureServer(Server server) {
        throw new UnsupportedOperationException("The conduit only calls");
    }
}
