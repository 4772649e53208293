package org.floris.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.floris.crash.Dossier.Entry;
import org.floris.crash.Dossier.Stored;
import org.floris.crash.Write.Operation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what everybody knows of the records that were written, when nobody is writing, and has it judged. */
final class Court {
    private static final String STORED =
            """
            select r.id, r.attributes->>'description', r.attributes->>'state', u.login from (
                select id, attributes, owner_id from activity where id = any(:ids)
                union all select id, attributes, owner_id from party where id = any(:ids)
                union all select id, attributes, owner_id from application where id = any(:ids)
            ) r left join app_user u on u.id = r.owner_id
            """;

    private final MachineRoom room;
    private final Notebook notebook;
    private final Ears ears;
    private final CommitLog forsage;
    private final CommitLog loris;
    private final Map<UUID, List<Write>> byRecord = new HashMap<>();
    private final Set<String> convicted = new HashSet<>();
    private int read;

    Court(MachineRoom room, Notebook notebook, Ears ears) {
        this.room = room;
        this.notebook = notebook;
        this.ears = ears;
        forsage = log(Crm.FORSAGE);
        loris = log(Crm.LORIS);
    }

    private CommitLog log(Crm crm) {
        Map<String, String> logins = new HashMap<>();
        crm.staff(room).forEach((login, id) -> logins.put("systemuser:" + id, login));
        return new CommitLog(
                room.directory().resolve("sandbox/" + crm.system() + ".log"),
                crm,
                owner -> logins.getOrDefault(owner, owner));
    }

    /** A verdict with the record's story; each is told once. */
    record Case(Verdict verdict, String story) {}

    /** Judges the records that were written since the last time. */
    List<Case> sit() {
        forsage.readOn();
        loris.readOn();
        List<Write> all = notebook.writes();
        List<Write> news = all.subList(read, all.size());
        read = all.size();
        Set<UUID> records = new LinkedHashSet<>();
        for (Write write : news) {
            Optional<UUID> record = recordOf(write);
            record.ifPresent(id -> note(write, id, records));
            if (write.operation() == Operation.CREATE) {
                forEachSystem(log -> log.madeWith(write.serial())).stream()
                        .filter(id -> !id.equals(record.orElse(null)))
                        .forEach(id -> note(write.withdrawnFrom(id), id, records));
            }
        }
        List<Case> cases = new ArrayList<>(judgeCreations(news));
        cases.addAll(judge(records));
        return cases;
    }

    private void note(Write write, UUID record, Set<UUID> records) {
        records.add(record);
        byRecord.computeIfAbsent(record, none -> new ArrayList<>()).add(write);
    }

    /** Everything that was ever written, once more. */
    List<Case> sitAtLast() {
        List<Case> cases = new ArrayList<>(sit());
        cases.addAll(judgeCreations(notebook.writes()));
        List<UUID> all = List.copyOf(byRecord.keySet());
        for (int from = 0; from < all.size(); from += 5000) {
            cases.addAll(judge(all.subList(from, Math.min(all.size(), from + 5000))));
        }
        return cases;
    }

    private List<Case> judgeCreations(List<Write> writes) {
        return writes.stream()
                .filter(write -> write.operation() == Operation.CREATE)
                .flatMap(write ->
                        Judge.judgeCreation(write.serial(), Optional.ofNullable(write.record()), left(write)).stream())
                .filter(verdict -> convicted.add(verdict.what()))
                .map(verdict -> new Case(verdict, ""))
                .toList();
    }

    private Set<UUID> left(Write create) {
        return forEachSystem(log -> log.leftOf(create.serial()));
    }

    private Set<UUID> forEachSystem(Function<CommitLog, Set<UUID>> records) {
        Set<UUID> found = new LinkedHashSet<>(records.apply(forsage));
        found.addAll(records.apply(loris));
        return found;
    }

    /** The caller of a create that was cut off does not know its id: it is the one that is left, if any is. */
    private Optional<UUID> recordOf(Write write) {
        return Optional.ofNullable(write.record())
                .or(() -> left(write).stream().findFirst())
                .or(() -> forEachSystem(log -> log.madeWith(write.serial())).stream()
                        .findFirst());
    }

    private List<Case> judge(Collection<UUID> records) {
        List<Case> cases = new ArrayList<>();
        List<Dossier> dossiers = dossiers(records);
        for (Dossier dossier : dossiers) {
            for (Verdict verdict : Judge.judge(dossier)) {
                if (convicted.add(dossier.record() + verdict.what())) {
                    cases.add(new Case(verdict, dossier.story()));
                }
            }
        }
        return cases;
    }

    private List<Dossier> dossiers(Collection<UUID> records) {
        JdbcClient database = room.postgres().client();
        UUID[] ids = records.toArray(UUID[]::new);
        Map<UUID, Stored> stored = new HashMap<>();
        Map<UUID, Set<UUID>> ties = new HashMap<>();
        database.sql("select from_id, to_id from relation where name = 'coBorrower' and from_id = any(:ids)")
                .param("ids", ids)
                .query((row, number) -> ties.computeIfAbsent(row.getObject(1, UUID.class), none -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)))
                .list();
        database.sql(STORED)
                .param("ids", ids)
                .query((row, number) -> stored.put(
                        row.getObject(1, UUID.class),
                        new Stored(
                                String.valueOf(row.getString(2)),
                                String.valueOf(row.getString(3)),
                                Crm.bare(String.valueOf(row.getString(4))),
                                ties.getOrDefault(row.getObject(1, UUID.class), Set.of()))))
                .list();
        Map<UUID, List<Entry>> journal = new LinkedHashMap<>();
        database.sql("select record_id, id, state, operation, message_id from exchange where record_id = any(:ids)"
                        + " order by id")
                .param("ids", ids)
                .query((row, number) -> journal.computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                        .add(new Entry(
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                Optional.ofNullable(row.getString(5)))))
                .list();
        return records.stream()
                .map(id -> new Dossier(
                        id,
                        byRecord.get(id),
                        forsage.of(id),
                        loris.of(id),
                        Optional.ofNullable(stored.get(id)),
                        journal.getOrDefault(id, List.of()),
                        ears.of(id)))
                .toList();
    }
}
