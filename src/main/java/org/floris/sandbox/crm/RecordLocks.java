package org.floris.sandbox.crm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One lock per record that is being written. A lock exists only while somebody holds or waits for it. */
final class RecordLocks {
    private final ConcurrentHashMap<UUID, Lock> locks = new ConcurrentHashMap<>();
    private final Duration patience;

    RecordLocks(Duration patience) {
        this.patience = patience;
    }

    /** Locks all records, in key order so that two writers cannot wait for each other. */
    Held hold(Collection<UUID> ids) {
        Held held = new Held();
        try {
            ids.stream().sorted(Table.KEY_ORDER).distinct().forEach(held::add);
        } catch (CrmFault fault) {
            held.close();
            throw fault;
        }
        return held;
    }

    private static final class Lock extends ReentrantLock {
        private static final long serialVersionUID = 1L;
        private int users;
    }

    final class Held implements AutoCloseable {
        private final Deque<UUID> ids = new ArrayDeque<>();

        private void add(UUID id) {
            Lock lock = locks.compute(id, (key, present) -> {
                Lock used = present == null ? new Lock() : present;
                used.users++;
                return used;
            });
            if (!acquired(lock)) {
                forget(id);
                throw new CrmFault(CrmFault.SQL_TIMEOUT, "SQL timeout expired.");
            }
            ids.push(id);
        }

        private boolean acquired(Lock lock) {
            try {
                return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void forget(UUID id) {
            locks.computeIfPresent(id, (key, lock) -> --lock.users == 0 ? null : lock);
        }

        @Override
        public void close() {
            while (!ids.isEmpty()) {
                UUID id = ids.pop();
                locks.get(id).unlock();
                forget(id);
            }
        }
    }
}
