package org.floris.journal;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.floris.canonical.Why;
import org.springframework.stereotype.Component;

/** Tells a broker that says no to one event from a broker that is not there, which concerns them all. */
@Component
class BrokerRefusals {
    private static final Set<ActiveMQExceptionType> OF_AN_ADDRESS = EnumSet.of(
            ActiveMQExceptionType.SECURITY_EXCEPTION,
            ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
            ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
            ActiveMQExceptionType.ADDRESS_FULL,
            ActiveMQExceptionType.INTERCEPTOR_REJECTED_PACKET,
            ActiveMQExceptionType.LARGE_MESSAGE_ERROR_BODY);

    private final ConnectionFactory connections;

    BrokerRefusals(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Why the broker refuses the event; empty when that is not what has happened. */
    Optional<Why> of(RuntimeException failure) {
        return no(failure)
                .filter(no -> isThere())
                .map(no -> Why.of(
                        "event-refused", "The broker refuses it ({0}); look at the topic's rights and limits.", no));
    }

    /** A wrong password is a security exception too, and would refuse everything. */
    private boolean isThere() {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            return session != null;
        } catch (JMSException away) {
            return false;
        }
    }

    private static Optional<String> no(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQException artemis) {
                return Optional.of(artemis.getType())
                        .filter(OF_AN_ADDRESS::contains)
                        .map(Enum::name);
            }
            if (cause instanceof InvalidDestinationException || cause instanceof JMSSecurityException) {
                return Optional.of(cause.getClass().getSimpleName());
            }
        }
        return Optional.empty();
    }
}
