package org.floris.connector.dynamics;

import java.util.Optional;
import org.floris.connector.Actor;

/**
 * A system that speaks the dialect, called with envelopes as they are: the way of what needs no translation.
 * Called from many threads; blocks until the system has answered or its time-out has passed.
 */
public interface DialectEndpoint {
    String system();

    /** The envelope that the system is called with. */
    SoapVersion version();

    /** The system's own address, for wsa:To. */
    String address();

    /**
     * Sends an envelope that reads and gives the system's, be it an answer or a fault.
     *
     * @param operation the operation, such as {@code Retrieve}; names the action and the metrics
     * @throws org.floris.connector.SystemUnavailableException when there is no answer
     */
    Answer read(byte[] envelope, String operation);

    /**
     * Asks a question in the system's own entities and attributes.
     *
     * @param request one that reads
     * @return the answer, or {@link OrganizationAnswer.Faulted}
     * @throws org.floris.connector.SystemUnavailableException when there is no answer
     * @throws org.floris.canonical.FlorisException            UNREADABLE_ANSWER
     */
    OrganizationAnswer ask(OrganizationRequest request, Actor actor);

    /**
     * Sends an envelope that writes, in the words of whoever wants it written, and gives the system's answer or fault.
     *
     * @param operation the operation, such as {@code Execute}; names the action and the metrics
     * @throws org.floris.connector.SystemUnavailableException when it has certainly not been carried out
     * @throws org.floris.connector.OutcomeUnknownException    when it may have been
     */
    Answer write(byte[] envelope, String operation);

    /**
     * Sends an envelope that reads, logged in as somebody else than the hub.
     *
     * @param authorization his name and password as in HTTP Basic, in whatever way the system lets people in
     * @return empty when the system does not let him in
     * @throws org.floris.connector.SystemUnavailableException when there is no answer
     */
    Optional<Answer> readAs(String authorization, byte[] envelope, String operation);

    /** @param status the HTTP status: 200, or 500 with a fault */
    record Answer(int status, byte[] envelope) {}
}
