package org.floris.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which table a canonical entity lives in. */
enum RecordTable {
    PARTY("party", PartyRow.class, PartyRow::new, "kind"),
    LEAD("lead", LeadRow.class, LeadRow::new),
    APPLICATION("application", ApplicationRow.class, ApplicationRow::new, "party_id"),
    ACTIVITY("activity", ActivityRow.class, ActivityRow::new, "regarding_entity", "regarding_id"),
    USER("app_user", UserRow.class, UserRow::new, "login", "department"),
    OTHER("other_record", OtherRow.class, OtherRow::new);

    private static final Map<String, RecordTable> BY_ENTITY = Map.of(
            "client",
            PARTY,
            "partner",
            PARTY,
            "lead",
            LEAD,
            "application",
            APPLICATION,
            "task",
            ACTIVITY,
            "call",
            ACTIVITY,
            "meeting",
            ACTIVITY,
            "note",
            ACTIVITY,
            SqlUsers.ENTITY,
            USER);

    private final String table;
    private final Class<? extends StoredRecord> type;
    private final Supplier<? extends StoredRecord> maker;
    private final List<String> columns;

    RecordTable(
            String table, Class<? extends StoredRecord> type, Supplier<? extends StoredRecord> maker, String... own) {
        this.table = table;
        this.type = type;
        this.maker = maker;
        this.columns = new ArrayList<>(StoredRecord.COLUMNS);
        this.columns.addAll(List.of(own));
    }

    static RecordTable of(String entity) {
        return BY_ENTITY.getOrDefault(entity, OTHER);
    }

    /** The entities that have a table of their own kind. */
    static Set<String> entities() {
        return BY_ENTITY.keySet();
    }

    String table() {
        return table;
    }

    Class<? extends StoredRecord> type() {
        return type;
    }

    StoredRecord newRecord() {
        return maker.get();
    }

    List<String> columns() {
        return columns;
    }

    /** What an insert says of a row that is there already. */
    String overwriting() {
        return columns.stream()
                .filter(column -> !column.equals("id") && !column.equals("created_at") && !column.equals("version"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(
                        ", ", "on conflict (id) do update set version = " + table + ".version + 1, ", ""));
    }
}
