package io.pratique.advisory.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// A number for all that a database says of each package, alike in any two databases that say the same; what
/// attackers do with problems does not count.
final class PackageHashes {
    private int[] names = new int[1 << 12];
    /// Alike for a package in any two databases.
    private long[] keys = new long[1 << 11];
    private long[] sums = new long[1 << 11];
    private int count;

    PackageHashes(AdvisoryHashes hashes, Section advisories, EntryWalk walk) {
        Map<Integer, Long> heads = new HashMap<>();
        Cursor cursor = advisories.at(0);
        while (!cursor.atEnd()) {
            int at = cursor.position();
            heads.put(at, hashes.advisory(cursor));
        }
        walk.each((ecosystem, name, advisory, at) -> {
            int number = number(hashes, ecosystem, name);
            sums[number] += hashes.entry(heads.getOrDefault(advisory, 0L), at);
        });
    }

    /// The number of a package, which is the last one or a new one.
    private int number(AdvisoryHashes hashes, int ecosystem, int name) {
        int last = count - 1;
        if (count == 0 || names[2 * last] != ecosystem || names[2 * last + 1] != name) {
            last = count++;
            if (last == sums.length) {
                names = Arrays.copyOf(names, 2 * names.length);
                keys = Arrays.copyOf(keys, 2 * keys.length);
                sums = Arrays.copyOf(sums, 2 * sums.length);
            }
            names[2 * last] = ecosystem;
            names[2 * last + 1] = name;
            keys[last] = hashes.named(ecosystem, name);
        }
        return last;
    }

    /// Is told of packages by the numbers of their strings.
    interface Visitor {
        void visit(int ecosystem, int name);
    }

    /// Tells of each package of which another database says something else, or nothing.
    void different(PackageHashes other, Visitor visitor) {
        Map<Long, Long> said = HashMap.newHashMap(other.count);
        for (int i = 0; i < other.count; i++) {
            said.put(other.keys[i], other.sums[i]);
        }
        for (int i = 0; i < count; i++) {
            Long there = said.get(keys[i]);
            if (there == null || there != sums[i]) {
                visitor.visit(names[2 * i], names[2 * i + 1]);
            }
        }
    }
}
