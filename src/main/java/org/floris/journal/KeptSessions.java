package org.floris.journal;

import jakarta.jms.ConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * One connection for what this hub sends, with its sessions and a producer for each destination: to make them anew for
 * each message takes longer than the message.
 */
@Component
class KeptSessions implements DisposableBean {
    /** The publisher's and the announcer's, each with and without a transaction. */
    private static final int SESSIONS = 2;

    private final CachingConnectionFactory kept;

    KeptSessions(ConnectionFactory connections) {
        // What a pool has kept may be older than the broker.
        Object fresh = connections instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : connections;
        kept = new CachingConnectionFactory((ConnectionFactory) fresh);
        kept.setSessionCacheSize(SESSIONS);
        kept.setReconnectOnException(true);
    }

    ConnectionFactory connections() {
        return kept;
    }

    /**
     * When the broker does not take what it should: a dead connection is not always told of, nor the end of a session.
     * Whoever is sending at this moment has to begin anew.
     */
    void renew() {
        kept.resetConnection();
    }

    @Override
    public void destroy() {
        kept.destroy();
    }
}
