package org.floris.sandbox.crm;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The records of one entity in the order of their keys. The generated ones stand in a sorted array, which is small and
 * quick to search; those that were created later stand in a tree beside it.
 */
public final class Table {
    /** As the text of a guid sorts. */
    static final Comparator<UUID> KEY_ORDER = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private Row[] generated = {};
    private final ConcurrentSkipListMap<UUID, Row> created = new ConcurrentSkipListMap<>(KEY_ORDER);
    private final AtomicInteger size = new AtomicInteger();

    /** Fills an empty table. The key is the first value of each row. */
    void load(Collection<Object[]> rows) {
        Row[] loaded = new Row[rows.size()];
        int next = 0;
        for (Object[] values : rows) {
            loaded[next++] = new Row((UUID) values[0], values);
        }
        Arrays.parallelSort(loaded, Comparator.comparing(row -> row.id, KEY_ORDER));
        generated = loaded;
        size.set(loaded.length);
    }

    /** The values of a record, or null where there is none. */
    public Object[] get(UUID id) {
        Row row = row(id);
        return row == null ? null : row.values;
    }

    public int size() {
        return size.get();
    }

    /** Replaces, inserts or (values null) deletes. Callers hold the commit lock. */
    void put(UUID id, Object[] values) {
        Row row = row(id);
        boolean was = row != null && row.values != null;
        if (row != null) {
            row.values = values;
        } else if (values != null) {
            created.put(id, new Row(id, values));
        }
        size.addAndGet((values != null ? 1 : 0) - (was ? 1 : 0));
    }

    private Row row(UUID id) {
        int position = position(id);
        return position >= 0 ? generated[position] : created.get(id);
    }

    private int position(UUID id) {
        int low = 0;
        int high = generated.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = KEY_ORDER.compare(generated[middle].id, id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /** The records after a key (null: all) in the order of their keys. */
    public Iterable<Object[]> after(UUID key) {
        return () -> new Merge(key);
    }

    List<UUID> sample(int count) {
        int step = Math.max(1, generated.length / Math.max(1, count));
        return java.util.stream.IntStream.iterate(0, i -> i < generated.length, i -> i + step)
                .mapToObj(i -> generated[i])
                .filter(row -> row.values != null)
                .limit(count)
                .map(row -> row.id)
                .toList();
    }

    private final class Merge implements Iterator<Object[]> {
        private int position;
        private final Iterator<Map.Entry<UUID, Row>> later;
        private Row pending;
        private Object[] next;

        Merge(UUID key) {
            if (key != null) {
                int found = position(key);
                position = found >= 0 ? found + 1 : -(found + 1);
            }
            Map<UUID, Row> tail = key == null ? created : created.tailMap(key, false);
            later = tail.entrySet().iterator();
            pending = later.hasNext() ? later.next().getValue() : null;
            advance();
        }

        private void advance() {
            next = null;
            while (next == null && (position < generated.length || pending != null)) {
                boolean fromTree = position >= generated.length
                        || pending != null && KEY_ORDER.compare(pending.id, generated[position].id) < 0;
                if (fromTree) {
                    next = pending.values;
                    pending = later.hasNext() ? later.next().getValue() : null;
                } else {
                    next = generated[position++].values;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Object[] next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Object[] result = next;
            advance();
            return result;
        }
    }
}
