package org.floris.bridge;

import java.util.function.Supplier;
import org.floris.canonical.ErrorCode;
import org.floris.canonical.FlorisException;
import org.floris.connector.SystemRefusedException;
import org.floris.connector.dynamics.FaultCode;
import org.floris.connector.dynamics.OrganizationAnswer;
import org.floris.connector.dynamics.OrganizationFault;

/** Which fault of the Organization Service says what went wrong. */
final class DialectFaults {
    private static final int LONGEST = 700;

    private DialectFaults() {}

    /**
     * Home's own fault stays as it was; a mirror's no is told as a business rule's, whose text is for the user.
     *
     * @param homeSystem asked only where a system has refused: that an outcome is not known must be told even while the
     *                   database that knows the homes is away
     */
    static OrganizationAnswer.Faulted of(WriteReply reply, Supplier<String> homeSystem) {
        ErrorCode error = reply.error().orElseThrow();
        if (reply.refusal().isPresent()) {
            boolean homes = reply.refusal().get().system().equals(homeSystem.get());
            String message = reply.refusal().get().message();
            return fault(
                    homes ? reply.refusal().get().code() : FaultCode.BUSINESS_RULE,
                    homes ? message : reply.refusal().get().system() + ": " + message,
                    true);
        }
        return fault(codeOf(error), told(error, reply.reason() + " " + String.join(" ", reply.nextSteps())), false);
    }

    static OrganizationAnswer.Faulted of(Throwable failure) {
        if (failure instanceof SystemRefusedException refused) {
            return fault(refused.refusal().code(), refused.refusal().message(), true);
        }
        FlorisException known = Breakdown.of(failure);
        boolean callers = known.code().range() == ErrorCode.Range.CALLER;
        String message = shortened(known.getMessage());
        return fault(codeOf(known.code()), callers ? message : told(known.code(), message), callers);
    }

    /** The same, told now: what a system says of a message that it cannot make out has neither code nor time. */
    static OrganizationAnswer.Faulted withDetail(OrganizationAnswer.Faulted bare) {
        return fault(FaultCode.INVALID_ARGUMENT, bare.fault().message(), bare.sender());
    }

    /** Names that callers invented stand in it. */
    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    private static String told(ErrorCode code, String message) {
        return "FLORIS-" + code.number() + ": " + message;
    }

    private static OrganizationAnswer.Faulted fault(int code, String message, boolean sender) {
        return new OrganizationAnswer.Faulted(new OrganizationFault(code, message, java.time.Instant.now()), sender);
    }

    private static int codeOf(ErrorCode code) {
        return switch (code) {
            case RECORD_NOT_FOUND, NOT_LINKED -> FaultCode.NOT_FOUND;
            case UNKNOWN_ENTITY, NOT_MAPPED -> FaultCode.UNKNOWN_ENTITY;
            case UNKNOWN_ATTRIBUTE -> FaultCode.UNKNOWN_ATTRIBUTE;
            case UNKNOWN_OPERATION -> FaultCode.UNKNOWN_OPERATION;
            case INVALID_VALUE, MALFORMED_MESSAGE, MESSAGE_TOO_LARGE -> FaultCode.INVALID_ARGUMENT;
            case UNKNOWN_USER, NOT_ALLOWED -> FaultCode.NO_PRIVILEGE;
            case MESSAGE_ID_REUSED -> FaultCode.DUPLICATE;
            case STALE_HOME_EPOCH,
                    NOT_HOME,
                    FEATURE_SWITCHED_OFF,
                    DECIDED_OTHERWISE,
                    RECORD_HELD,
                    USER_MOVING,
                    SYSTEM_UNAVAILABLE,
                    OUTCOME_UNKNOWN,
                    REFUSED_BY_SYSTEM,
                    CANNOT_BE_UNDONE,
                    CONFLICT_TO_SETTLE -> FaultCode.BUSINESS_RULE;
            case UNREADABLE_ANSWER, JOURNAL_UNAVAILABLE, HUB_CLOSED, PAYLOAD_SEALED, INTERNAL -> FaultCode.UNEXPECTED;
        };
    }
}
