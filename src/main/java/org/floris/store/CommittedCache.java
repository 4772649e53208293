package org.floris.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A bounded memory of what was read from committed rows. An answer that was read before somebody forgot something is
 * not kept. What was not found is never kept.
 */
final class CommittedCache<K, V> {
    private final int capacity;
    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final AtomicLong forgettings = new AtomicLong();

    CommittedCache(int capacity) {
        this.capacity = capacity;
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Reads by {@code read} what is not here, and keeps it. */
    Optional<V> getOrRead(K key, Supplier<Optional<V>> read) {
        V value = values.get(key);
        if (value != null) {
            return Optional.of(value);
        }
        long before = forgettings.get();
        Optional<V> found = read.get();
        found.ifPresent(fresh -> keep(key, fresh, before));
        return found;
    }

    synchronized void forget(K key) {
        forgettings.incrementAndGet();
        values.remove(key);
    }

    synchronized void forgetAll() {
        forgettings.incrementAndGet();
        values.clear();
    }

    private synchronized void keep(K key, V value, long before) {
        if (forgettings.get() != before) {
            return;
        }
        if (values.size() >= capacity) {
            values.keySet().stream().limit(capacity / 8).toList().forEach(values::remove);
        }
        values.put(key, value);
    }
}
