package org.floris.sandbox.crm;

/** The states of records and the reasons that each allows. */
final class States {
    private States() {}

    /** Gives a new record the first state, and its first reason unless the caller chose one of that state. */
    static void start(EntityType entity, Object[] values) {
        if (entity.state() == null) {
            return;
        }
        Option first = entity.state().options().values().iterator().next();
        Object status = values[entity.status().index()];
        values[entity.state().index()] = first.value();
        if (status == null) {
            values[entity.status().index()] = first.defaultStatus();
        } else {
            require(entity, first.value(), (Integer) status);
        }
    }

    /** @param status −1: the state's default, as in the protocol */
    static void set(EntityType entity, Object[] values, int state, int status) {
        if (entity.state() == null) {
            throw CrmFault.invalidArgument("'" + entity.name() + "' has no states.");
        }
        Option option = entity.state().options().get(state);
        if (option == null) {
            throw new CrmFault(CrmFault.INVALID_STATE, state + " is not a valid state code on " + entity.name() + ".");
        }
        int reason = status == -1 ? option.defaultStatus() : status;
        require(entity, state, reason);
        int now = (Integer) values[entity.state().index()];
        if (now != 0 && state != 0 && state != now) {
            throw new CrmFault(
                    CrmFault.INVALID_STATE,
                    "A closed " + entity.name() + " cannot go from state " + now + " to " + state
                            + ": it must be reopened first.");
        }
        values[entity.state().index()] = state;
        values[entity.status().index()] = reason;
    }

    static void require(EntityType entity, int state, int status) {
        Option option = entity.status().options().get(status);
        if (option == null || option.state() != state) {
            throw new CrmFault(
                    CrmFault.INVALID_STATE,
                    status + " is not a valid status code for state code " + state + " on " + entity.name() + ".");
        }
    }
}
