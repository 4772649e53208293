package org.floris.bridge.model;

import java.util.Arrays;

/** One state, one byte for each variable. Changed only between {@link #copy()} and its being handed on. */
final class World {
    static final int CALLS = 4;
    static final int RESOLVERS = 2;
    static final int SYSTEMS = 3;
    static final int RECORDS = 1;
    static final int HUBS = 2;
    static final int STRAYS = 5;
    /** Owner of what a dead process has left. */
    static final int NOBODY = 3;

    /** Where the thread of a call stands. */
    enum Place {
        NEW,
        PLANNED,
        OPENED,
        READY,
        AWAITS_HOME,
        HOME_WRITTEN,
        MIRRORING,
        AWAITS_MIRROR,
        UNDOING,
        AWAITS_UNDO,
        AWAITS_COMMIT,
        CLOSES_DONE,
        CLOSES_REFUSED,
        CLOSES_FAILED,
        CLOSES_REVERSED,
        CLOSES_IN_DOUBT,
        UNMARKED,
        TELLS_TOPIC,
        ENDED
    }

    enum Entry {
        NONE,
        OPEN,
        IN_DOUBT,
        DONE,
        REFUSED,
        REVERSED,
        FAILED;

        boolean underWay() {
            return this == OPEN || this == IN_DOUBT;
        }
    }

    enum Told {
        NOTHING,
        DONE,
        FAILED,
        UNKNOWN,
        TRY_AGAIN
    }

    /** Variables of a call: its thread's memory, what its caller was told, and its journal entry. */
    enum C {
        PLACE,
        COUNT,
        FENCED,
        TOLD,
        PLANNED_HOME,
        PLANNED_EPOCH,
        PLANNED_BEFORE,
        ENTRY,
        OWNER,
        TAKEN_BY,
        HOME,
        EPOCH,
        BEFORE,
        FINDING
    }

    enum Settling {
        IDLE,
        LOOKING,
        FINISHING,
        AWAITS_FINISH,
        UNDOING,
        AWAITS_UNDO,
        CLOSES_DONE,
        CLOSES_REVERSED,
        LEAVES
    }

    enum Stand {
        AS_BEFORE,
        WRITTEN,
        CHANGED_SINCE
    }

    /** Variables of a resolver. */
    enum R {
        PLACE,
        CALL,
        COUNT,
        FENCED,
        STAND_0,
        STAND_1,
        STAND_2
    }

    /** Variables of the world. */
    enum W {
        STORE,
        TOPIC,
        EPOCH,
        HOME,
        MOVING,
        BATCH,
        FAULTS,
        OUTSIDER,
        BROKEN
    }

    private static final int CALL_SIZE = C.values().length;
    private static final int RESOLVER_SIZE = R.values().length;
    private static final int RESOLVERS_AT = CALLS * CALL_SIZE;
    private static final int CONTENTS_AT = RESOLVERS_AT + RESOLVERS * RESOLVER_SIZE;
    private static final int HUBS_AT = CONTENTS_AT + SYSTEMS;
    private static final int STRAYS_AT = HUBS_AT + 2 * HUBS;
    private static final int OUTBOX_AT = STRAYS_AT + 2 * STRAYS;
    private static final int WORLD_AT = OUTBOX_AT + CALLS;
    private static final int SIZE = WORLD_AT + W.values().length;

    private final byte[] cells;

    private World(byte[] cells) {
        this.cells = cells;
    }

    static World blank() {
        return new World(new byte[SIZE]);
    }

    World copy() {
        return new World(cells.clone());
    }

    int of(int call, C variable) {
        return cells[call * CALL_SIZE + variable.ordinal()];
    }

    World set(int call, C variable, int value) {
        cells[call * CALL_SIZE + variable.ordinal()] = (byte) value;
        return this;
    }

    int of(int resolver, R variable) {
        return cells[RESOLVERS_AT + resolver * RESOLVER_SIZE + variable.ordinal()];
    }

    World set(int resolver, R variable, int value) {
        cells[RESOLVERS_AT + resolver * RESOLVER_SIZE + variable.ordinal()] = (byte) value;
        return this;
    }

    int of(W variable) {
        return cells[WORLD_AT + variable.ordinal()];
    }

    World set(W variable, int value) {
        cells[WORLD_AT + variable.ordinal()] = (byte) value;
        return this;
    }

    Place place(int call) {
        return PLACES[of(call, C.PLACE)];
    }

    World place(int call, Place place) {
        return set(call, C.PLACE, place.ordinal());
    }

    Entry entry(int call) {
        return ENTRIES[of(call, C.ENTRY)];
    }

    World entry(int call, Entry entry) {
        return set(call, C.ENTRY, entry.ordinal());
    }

    Told told(int call) {
        return TOLDS[of(call, C.TOLD)];
    }

    World told(int call, Told told) {
        return set(call, C.TOLD, told.ordinal());
    }

    Settling settling(int resolver) {
        return SETTLINGS[of(resolver, R.PLACE)];
    }

    World settling(int resolver, Settling place) {
        return set(resolver, R.PLACE, place.ordinal());
    }

    Stand stand(int resolver, int system) {
        return STANDS[of(resolver, STAND_OF[system])];
    }

    World stand(int resolver, int system, Stand stand) {
        return set(resolver, STAND_OF[system], stand.ordinal());
    }

    int content(int system) {
        return cells[CONTENTS_AT + system];
    }

    World content(int system, int value) {
        cells[CONTENTS_AT + system] = (byte) value;
        return this;
    }

    boolean up(int hub) {
        return cells[HUBS_AT + hub] == 0;
    }

    World up(int hub, boolean up) {
        cells[HUBS_AT + hub] = (byte) (up ? 0 : 1);
        return this;
    }

    boolean leased(int hub) {
        return cells[HUBS_AT + HUBS + hub] == 0;
    }

    World leased(int hub, boolean leased) {
        cells[HUBS_AT + HUBS + hub] = (byte) (leased ? 0 : 1);
        return this;
    }

    /** A request that nobody waits for, packed by {@link Request}; 0 where there is none. */
    int stray(int index) {
        return (cells[STRAYS_AT + 2 * index] & 0xff) << 8 | cells[STRAYS_AT + 2 * index + 1] & 0xff;
    }

    /** The strays are kept sorted, so that the same ones in another order are the same world. */
    World addStray(int packed) {
        int index = 0;
        while (stray(index) != 0) {
            if (++index == STRAYS) {
                throw new IllegalStateException("More strays than there is room for");
            }
        }
        return setStray(index, packed).sortStrays();
    }

    World dropStray(int index) {
        return setStray(index, 0).sortStrays();
    }

    private World setStray(int index, int packed) {
        cells[STRAYS_AT + 2 * index] = (byte) (packed >> 8);
        cells[STRAYS_AT + 2 * index + 1] = (byte) packed;
        return this;
    }

    private World sortStrays() {
        int[] all = new int[STRAYS];
        for (int index = 0; index < STRAYS; index++) {
            all[index] = -stray(index);
        }
        Arrays.sort(all);
        for (int index = 0; index < STRAYS; index++) {
            setStray(index, -all[index]);
        }
        return this;
    }

    /** The call whose event is next to be published, plus 1; 0 for none. */
    int outboxHead() {
        return cells[OUTBOX_AT];
    }

    World publishHead() {
        System.arraycopy(cells, OUTBOX_AT + 1, cells, OUTBOX_AT, CALLS - 1);
        cells[OUTBOX_AT + CALLS - 1] = 0;
        return this;
    }

    World addToOutbox(int call) {
        int index = 0;
        while (cells[OUTBOX_AT + index] != 0) {
            index++;
        }
        cells[OUTBOX_AT + index] = (byte) (call + 1);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof World world && Arrays.equals(cells, world.cells);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (byte cell : cells) {
            hash = 0x01000193 * (hash ^ cell);
        }
        return hash ^ hash >>> 15;
    }

    private static final Place[] PLACES = Place.values();
    private static final Entry[] ENTRIES = Entry.values();
    private static final Told[] TOLDS = Told.values();
    private static final Settling[] SETTLINGS = Settling.values();
    private static final Stand[] STANDS = Stand.values();
    private static final R[] STAND_OF = {R.STAND_0, R.STAND_1, R.STAND_2};
}
