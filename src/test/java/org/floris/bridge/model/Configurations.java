package org.floris.bridge.model;

import static org.floris.bridge.model.Fault.CRASH;
import static org.floris.bridge.model.Fault.JOURNAL_AWAY;
import static org.floris.bridge.model.Fault.LEASE_OVER;
import static org.floris.bridge.model.Fault.MARK_LAPSES;
import static org.floris.bridge.model.Fault.OUTSIDER;
import static org.floris.bridge.model.Fault.ROLL_BACK;
import static org.floris.bridge.model.Fault.SAYS_NO;
import static org.floris.bridge.model.Fault.TIME_OUT;
import static org.floris.bridge.model.Fault.TURNED_AWAY;
import static org.floris.bridge.model.Fault.UNREACHED;

import java.util.List;

/** Small worlds, each for one kind of trouble, all with the intended protocol. */
final class Configurations {
    /** Two users write one record, the hub dies, CRMs refuse. */
    static final Configuration WRITES = Configuration.of(
                    "two users, two writes each, crashes and refusals",
                    List.of(Call.update(0, 1, 0), Call.update(1, 2, 0), Call.update(0, 3, 0), Call.update(1, 4, 0)),
                    3,
                    CRASH,
                    SAYS_NO,
                    UNREACHED)
            .withTopic();

    /** Requests are carried out long after the hub has stopped waiting. */
    static final Configuration LATE = Configuration.of(
            "three writes, late answers",
            List.of(Call.update(0, 1, 0), Call.update(1, 2, 0), Call.update(0, 3, 0)),
            3,
            TIME_OUT,
            SAYS_NO,
            CRASH);

    /** The journal is away when an exchange is to be closed. */
    static final Configuration JOURNAL = Configuration.of(
            "three writes, the journal away",
            List.of(Call.update(0, 1, 0), Call.update(1, 2, 0), Call.update(0, 3, 0)),
            3,
            JOURNAL_AWAY,
            TIME_OUT,
            SAYS_NO);

    /** Replicas lose their lease while they live, and settle each other's doubts. */
    static final Configuration REPLICAS = Configuration.of(
                    "two replicas, lease over while alive",
                    List.of(Call.update(0, 1, 0), Call.update(1, 2, 1)),
                    3,
                    LEASE_OVER,
                    CRASH,
                    TIME_OUT)
            .resolversOn(0, 1);

    /** The schedule and a person's button at once. */
    static final Configuration BUTTON = Configuration.of(
                    "schedule and button on one replica",
                    List.of(Call.update(0, 1, 0), Call.update(1, 2, 0), Call.update(0, 3, 0)),
                    2,
                    TIME_OUT,
                    UNREACHED,
                    CRASH)
            .resolversOn(0, 0);

    static final Configuration CREATE = Configuration.of(
            "a create and its repeat, home fills in",
            List.of(Call.create(0, 1, 0), Call.create(0, 1, 0)),
            4,
            UNREACHED,
            TIME_OUT,
            SAYS_NO,
            CRASH);

    static final Configuration TWO_MIRRORS = Configuration.of(
                    "two mirrors",
                    List.of(Call.update(0, 1, 0), Call.update(1, 2, 0), Call.update(0, 3, 0)),
                    2,
                    SAYS_NO,
                    UNREACHED,
                    CRASH)
            .withTwoMirrors();

    static final Configuration PAST_THE_HUB = Configuration.of(
            "somebody changes the record past the hub",
            List.of(Call.update(0, 1, 0), Call.update(1, 2, 0)),
            3,
            OUTSIDER,
            SAYS_NO,
            UNREACHED,
            TIME_OUT,
            CRASH);

    static final Configuration REPEATED = Configuration.of(
                    "a message repeated on the other replica",
                    List.of(Call.update(0, 1, 0), Call.update(0, 1, 1), Call.update(1, 2, 0)),
                    2,
                    TIME_OUT,
                    CRASH,
                    TURNED_AWAY,
                    UNREACHED)
            .resolversOn(0, 1);

    static final Configuration MOVE = Configuration.of(
                    "a user is switched and rolled back under load",
                    List.of(Call.update(0, 1, 0), Call.update(0, 2, 1), Call.update(1, 3, 0)),
                    2,
                    MARK_LAPSES,
                    CRASH,
                    TIME_OUT)
            .resolversOn(0, 1)
            .moving();

    static final Configuration PLUG_IN = Configuration.of(
            "a save in the CRM's own pages",
            List.of(Call.plugIn(0, 1, 0), Call.update(1, 2, 0), Call.plugIn(0, 3, 0)),
            3,
            ROLL_BACK,
            CRASH,
            SAYS_NO,
            TIME_OUT);

    static final Configuration PLUG_IN_MOVE = Configuration.of(
                    "a save in the CRM's own pages while its user is moved",
                    List.of(Call.plugIn(0, 1, 0), Call.update(0, 2, 1)),
                    2,
                    ROLL_BACK,
                    CRASH)
            .resolversOn(0, 1)
            .moving();

    static final List<Configuration> ALL = List.of(
            WRITES,
            LATE,
            JOURNAL,
            REPLICAS,
            BUTTON,
            CREATE,
            TWO_MIRRORS,
            PAST_THE_HUB,
            REPEATED,
            MOVE,
            PLUG_IN,
            PLUG_IN_MOVE);

    private Configurations() {}
}
