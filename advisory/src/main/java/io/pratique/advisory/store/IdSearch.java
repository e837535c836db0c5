package io.pratique.advisory.store;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds what is said under the name of an advisory or a problem, or under any other name of the same problem: the
/// numbers of the names first, then the entries of all advisories that the index has for them.
final class IdSearch {
    /// Names lead to names: of an advisory to its CVE, of that to other advisories.
    private static final int ROUNDS = 3;

    private static final int NAMES_LIMIT = 1_000;

    /// Advisories, problems and entries that may be looked at; far more than any real name needs.
    private static final int BUDGET = 1 << 22;

    private final Dictionary strings;
    private final NameIndex index;
    private final Section entries;
    private final Section advisories;
    private final Section problems;
    /// Numbers of strings.
    private final BitSet names = new BitSet();

    private int spent;

    IdSearch(Dictionary strings, NameIndex index, Section entries, Section advisories, Section problems) {
        this.strings = strings;
        this.index = index;
        this.entries = entries;
        this.advisories = advisories;
        this.problems = problems;
    }

    /// The places of entries that may be meant.
    BitSet find(String id) {
        var fresh = new BitSet();
        for (String spelling : spellings(id)) {
            int number = number(spelling);
            if (number >= 0) {
                fresh.set(number);
            }
        }
        names.or(fresh);
        for (int round = 0; round < ROUNDS && !fresh.isEmpty(); round++) {
            fresh = others(fresh);
            names.or(fresh);
        }
        return places();
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

    private int number(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
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

    /// Names that are not known yet of problems that bear one of these.
    private BitSet others(BitSet known) {
        var found = new BitSet();
        for (int name = known.nextSetBit(0); name >= 0; name = known.nextSetBit(name + 1)) {
            for (int advisory : index.advisories(name)) {
                collect(advisory, name, found);
            }
        }
        found.andNot(names);
        return found;
    }

    private void collect(int advisory, int name, BitSet found) {
        Cursor cursor = advisories.at(entries.at(index.firstEntry(advisory)).varint());
        cursor.skip(7);
        for (int left = cursor.count(); left > 0 && found.cardinality() < NAMES_LIMIT; left--) {
            int problem = cursor.varint();
            if (bears(problems.at(problem), name)) {
                Cursor again = problems.at(problem);
                found.set(again.varint());
                for (int more = again.count(); more > 0; more--) {
                    found.set(again.varint());
                }
            }
        }
    }

    private boolean bears(Cursor problem, int name) {
        boolean bears = problem.varint() == name;
        int aliases = problem.count();
        spend(1 + aliases);
        for (int left = aliases; left > 0; left--) {
            bears |= problem.varint() == name;
        }
        return bears;
    }

    private BitSet places() {
        var places = new BitSet();
        for (int name = names.nextSetBit(0); name >= 0; name = names.nextSetBit(name + 1)) {
            for (int advisory : index.advisories(name)) {
                int[] found = index.entries(advisory);
                spend(1 + found.length);
                for (int at : found) {
                    if (at >= entries.length()) {
                        throw Format.corrupt("a place outside a section");
                    }
                    places.set(at);
                }
            }
        }
        return places;
    }

    private void spend(int steps) {
        spent += steps;
        if (spent > BUDGET || spent < 0) {
            throw Format.corrupt("more under one name than can be true");
        }
    }

    /// Says of a decoded candidate whether it is meant: its advisory may answer other problems as well.
    boolean means(Candidate candidate) {
        return isName(candidate.advisory())
                || isName(candidate.id())
                || candidate.aliases().stream().anyMatch(this::isName);
    }

    private boolean isName(String text) {
        int number = number(text);
        return number >= 0 && names.get(number);
    }
}
