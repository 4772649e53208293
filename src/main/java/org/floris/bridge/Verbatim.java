package org.floris.bridge;

import java.util.Optional;
import org.floris.canonical.FlorisException;
import org.floris.canonical.Outcome;
import org.floris.canonical.Why;
import org.floris.connector.OutcomeUnknownException;
import org.floris.connector.SystemChange;
import org.floris.connector.SystemRefusal;
import org.floris.connector.WriteAnswer;
import org.floris.connector.dynamics.DialectEndpoint;
import org.floris.connector.dynamics.EnvelopePeek;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationCodec;
import org.springframework.stereotype.Component;

/** Writes home in the caller's own words, so that whatever the hub does not know of them arrives nevertheless. */
@Component
class Verbatim {
    private final OrganizationCodec codec = new OrganizationCodec();
    private final PassThrough passThrough;

    Verbatim(PassThrough passThrough) {
        this.passThrough = passThrough;
    }

    /**
     * What home said.
     *
     * @param words its answer as it came, where it was spoken to in the caller's words
     */
    record Said(WriteAnswer answer, Optional<DialectEndpoint.Answer> words) {
        Outcome outcome() {
            return Answers.outcome(answer);
        }
    }

    /**
     * @throws OutcomeUnknownException when what it answers says neither yes nor no
     * @throws FlorisException         as {@link DialectEndpoint#write}
     */
    Said write(SystemChange change, OrganizationCall call) {
        DialectEndpoint.Answer answer = passThrough.write(call);
        return new Said(read(change, call, answer), Optional.of(answer));
    }

    private WriteAnswer read(SystemChange change, OrganizationCall call, DialectEndpoint.Answer answer) {
        String system = change.ref().system();
        try {
            String said = EnvelopePeek.of(answer.envelope()).operation();
            if (said.equals(call.peek().operation() + "Response")) {
                return new WriteAnswer.Written(Outcome.UPDATED, change.ref(), Optional.empty());
            }
            if (codec.readAnswer(answer.envelope()).message() instanceof OrganizationAnswer.Faulted faulted) {
                return new WriteAnswer.Refused(new SystemRefusal(
                        system, faulted.fault().code(), faulted.fault().message()));
            }
        } catch (FlorisException unreadable) {
            throw unknown(system, unreadable);
        }
        throw unknown(system, null);
    }

    private static OutcomeUnknownException unknown(String system, Throwable cause) {
        return new OutcomeUnknownException(
                system, Why.of("answered-something-else", "{0} gave an answer to something else.", system), cause);
    }
}
