package io.pratique.advisory.store;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds what is said under the name of an advisory or a problem, or under any other name of the same problem: the
/// numbers of the names first, then one pass over each section that refers to them. Nothing is decoded that does
/// not
/// match.
///
/// @param names numbers of strings
record IdSearch(Dictionary strings, Section problems, Section advisories, BitSet names) {
    /// Names lead to names: of an advisory to its CVE, of that to other advisories.
    private static final int ROUNDS = 3;

    private static final int NAMES_LIMIT = 1_000;

    static IdSearch of(String id, Dictionary strings, Section problems, Section advisories) {
        var names = new BitSet();
        for (String spelling : spellings(id)) {
            int number = number(strings, spelling.getBytes(StandardCharsets.UTF_8));
            if (number >= 0) {
                names.set(number);
            }
        }
        var search = new IdSearch(strings, problems, advisories, names);
        for (int round = 0, before = -1; round < ROUNDS && before != names.cardinality(); round++) {
            before = names.cardinality();
            search.expand();
        }
        return search;
    }

    /// As it is written, as CVEs are written, and as GitHub writes its own: `GHSA-jfh8-c2jp-5v3q`.
    private static Set<String> spellings(String id) {
        String capitals = id.toUpperCase(Locale.ROOT);
        Set<String> all = new LinkedHashSet<>(List.of(id, capitals));
        if (capitals.startsWith("GHSA-")) {
            all.add("GHSA-" + id.substring(5).toLowerCase(Locale.ROOT));
        }
        return all;
    }

    private static int number(Dictionary strings, byte[] wanted) {
        int low = 0;
        int high = strings.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = strings.compare(middle, wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }

    private void expand() {
        Set<Integer> more = new HashSet<>();
        Cursor cursor = problems.at(0);
        while (!cursor.atEnd() && more.size() < NAMES_LIMIT) {
            int start = cursor.position();
            if (isNamed(cursor)) {
                Cursor again = problems.at(start);
                more.add(again.varint());
                for (int left = again.count(); left > 0; left--) {
                    more.add(again.varint());
                }
            }
            cursor.skip(cursor.count());
        }
        more.forEach(names::set);
    }

    /// Reads a problem's id and aliases.
    private boolean isNamed(Cursor problem) {
        boolean named = names.get(problem.varint());
        for (int left = problem.count(); left > 0; left--) {
            named |= names.get(problem.varint());
        }
        return named;
    }

    /// The places of the advisories that bear one of the names or answer a problem with one.
    BitSet advisoryPlaces() {
        BitSet wanted = problemPlaces();
        var found = new BitSet();
        Cursor cursor = advisories.at(0);
        while (!names.isEmpty() && !cursor.atEnd()) {
            int start = cursor.position();
            boolean hit = names.get(cursor.varint());
            cursor.skip(6);
            for (int left = cursor.count(); left > 0; left--) {
                hit |= wanted.get(cursor.varint());
            }
            found.set(start, hit);
        }
        return found;
    }

    private BitSet problemPlaces() {
        var found = new BitSet();
        Cursor cursor = problems.at(0);
        while (!names.isEmpty() && !cursor.atEnd()) {
            found.set(cursor.position(), isNamed(cursor));
            cursor.skip(cursor.count());
        }
        return found;
    }

    /// Says of a decoded candidate whether it is meant: its advisory may answer other problems as well.
    boolean means(Candidate candidate) {
        return isName(candidate.advisory())
                || isName(candidate.id())
                || candidate.aliases().stream().anyMatch(this::isName);
    }

    private boolean isName(String text) {
        int number = number(strings, text.getBytes(StandardCharsets.UTF_8));
        return number >= 0 && names.get(number);
    }
}
