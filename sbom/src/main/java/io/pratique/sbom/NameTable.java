package io.pratique.sbom;

import org.jspecify.annotations.Nullable;

/// Sets of bits by names, or endings of names, that are looked up within a path without being cut out of it. The
/// case of letters does not count.
final class NameTable {
    private final long[] none;
    private final @Nullable Entry[] buckets = new Entry[256];

    private record Entry(
            String name, int hash, long[] set, @Nullable Entry next) {}

    NameTable(int words) {
        none = new long[words];
    }

    /// The hash with one more character before the others: that of a text is made from its end.
    static int hash(int ofRest, char c) {
        return ofRest * 31 + (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }

    private static int hash(String name) {
        int hash = 0;
        for (int i = name.length(); i > 0; i--) {
            hash = hash(hash, name.charAt(i - 1));
        }
        return hash;
    }

    /// What a name that is not there has.
    long[] none() {
        return none;
    }

    /// The set of what a path has from a place to its end.
    long[] get(String path, int from, int hash) {
        int length = path.length() - from;
        for (@Nullable Entry entry = buckets[bucket(hash)]; entry != null; entry = entry.next) {
            if (entry.hash == hash
                    && entry.name.length() == length
                    && path.regionMatches(true, from, entry.name, 0, length)) {
                return entry.set;
            }
        }
        return none;
    }

    /// The set of a name, to be filled.
    long[] set(String name) {
        int hash = hash(name);
        long[] known = get(name, 0, hash);
        if (known != none) {
            return known;
        }
        var entry = new Entry(name, hash, new long[none.length], buckets[bucket(hash)]);
        buckets[bucket(hash)] = entry;
        return entry.set;
    }

    private int bucket(int hash) {
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }
}
