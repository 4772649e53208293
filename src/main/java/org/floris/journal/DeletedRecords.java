package org.floris.journal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.floris.canonical.Operation;
import org.floris.canonical.RecordId;
import org.floris.canonical.Ref;
import org.floris.store.LinkTable;
import org.floris.store.NewLink;
import org.springframework.stereotype.Component;

/**
 * The links of records that are deleted. One that a system has yet to delete stays linked with it until then: else
 * nobody would know what to delete there. Called within the caller's transaction.
 */
@Component
class DeletedRecords {
    private final LinkTable links;
    private final DeferredTable deferred;
    private final ExchangeRows rows;

    DeletedRecords(LinkTable links, DeferredTable deferred, ExchangeRows rows) {
        this.links = links;
        this.deferred = deferred;
        this.rows = rows;
    }

    /** After it is noted who gets the delete later. */
    void deleted(RecordId record) {
        Set<String> systems = links.refsOf(record).stream().map(Ref::system).collect(Collectors.toSet());
        systems.removeAll(deferred.owedDelete(record));
        links.unlink(record, systems);
    }

    /** Where an older record of that id has yet to be deleted, the link comes when it is. */
    void created(List<NewLink> added, List<Owed> owed) {
        added.stream()
                .filter(link -> owed.isEmpty()
                        || !deferred.owedDelete(link.record())
                                .contains(link.ref().system()))
                .forEach(link -> links.link(link.ref(), link.record()));
    }

    /** The system has it no more, and may get another one of that id next. */
    void delivered(TakenChange delete) {
        RecordId record = delete.exchange().intent().change().orElseThrow().record();
        List<Ref> gone = links.unlink(record, Set.of(delete.system()));
        deferred.next(delete.system(), record, delete.position(), Operation.CREATE)
                .flatMap(rows::open)
                .map(again -> again.intent().asked().id())
                .ifPresent(id -> gone.forEach(ref -> links.link(new Ref(ref.system(), ref.entity(), id), record)));
    }
}
