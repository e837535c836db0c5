package io.pratique.sbom.license;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Looks for licences in the shingles of one text.
///
/// The licence that explains most of the text is taken first; what it explains counts for no other one, so that
/// licences that are parts of it are not found as well.
final class LicenseSearch {
    /// Texts differ in names and in a word here and there.
    private static final double ENOUGH = 0.8;

    /// Short texts have little else to tell them by.
    private static final double ENOUGH_OF_SHORT = 0.9;

    private static final int SHORT = 60;
    private static final double MISSING = 0.5;

    /// Long texts are known by samples, which err, but are copied faithfully.
    private static final double MISSING_OF_SAMPLE = 2;

    /// What further copies have, compared with the best one.
    private static final double NEARLY = 0.95;

    /// How many shingles in a row may be missing between two that belong together.
    private static final int GAP = 8;
    private static final int GAP_IN_SAMPLE = 8;

    private static final int COUNT_LIMIT = 50;
    private static final Comparator<LicenseMatch> BEST_FIRST = Comparator.comparingDouble(LicenseMatch::worth)
            .thenComparing(LicenseMatch::share)
            .reversed();

    private final LicenseSketches sketches;
    private final int[] firsts;
    private final boolean[] explained;
    private final int[] inside;

    LicenseSearch(LicenseSketches sketches, int[] shingles) {
        this.sketches = sketches;
        firsts = new int[shingles.length];
        for (int i = 0; i < shingles.length; i++) {
            firsts[i] = sketches.first(shingles[i]);
        }
        explained = new boolean[shingles.length];
        inside = new int[sketches.entries()];
    }

    List<LicenseMatch> run() {
        var queue = new PriorityQueue<>(BEST_FIRST);
        for (int license : candidates()) {
            add(license, 0, queue);
        }
        List<LicenseMatch> found = new ArrayList<>();
        while (!queue.isEmpty() && found.size() < COUNT_LIMIT) {
            LicenseMatch match = queue.remove();
            if (match.round() < found.size()) {
                // others have been taken since: it can only have become worse
                add(match.license(), found.size(), queue);
            } else {
                found.add(match);
                explain(match);
            }
        }
        found.sort(Comparator.comparingInt(LicenseMatch::start));
        return found;
    }

    private void add(int license, int round, PriorityQueue<LicenseMatch> queue) {
        LicenseMatch match = best(license, round);
        if (match != null) {
            queue.add(match);
        }
    }

    /// Licences of which enough is anywhere in the text.
    private List<Integer> candidates() {
        BitSet seen = new BitSet(sketches.entries());
        int[] counts = new int[sketches.licenses()];
        for (int first : firsts) {
            for (int entry = first; entry >= 0 && !seen.get(entry); entry = sketches.next(entry)) {
                seen.set(entry);
                counts[sketches.license(entry)]++;
            }
        }
        List<Integer> candidates = new ArrayList<>();
        for (int license = 0; license < counts.length; license++) {
            if (counts[license] >= enough(license)) {
                candidates.add(license);
            }
        }
        return candidates;
    }

    private int enough(int license) {
        double share = sketches.size(license) < SHORT ? ENOUGH_OF_SHORT : ENOUGH;
        return Math.max(1, (int) Math.ceil(share * sketches.known(license)));
    }

    /// The stretch, hardly longer than the licence, that has most of it; null where none has enough.
    private @Nullable LicenseMatch best(int license, int round) {
        int longest = longest(license);
        int distinct = 0;
        int most = enough(license) - 1;
        int end = -1;
        for (int at = 0; at < firsts.length; at++) {
            distinct += enter(at, license);
            if (at - longest >= 0) {
                distinct -= leave(at - longest, license);
            }
            if (distinct > most) {
                most = distinct;
                end = at + 1;
            }
        }
        clear(license);
        return end < 0 ? null : match(license, most, end, round);
    }

    private LicenseMatch match(int license, int distinct, int end, int round) {
        int start = end;
        for (int left = distinct; left > 0; ) {
            start--;
            left -= enter(start, license);
        }
        clear(license);
        double share = (double) distinct / sketches.known(license);
        double missing = sketches.known(license) < sketches.size(license) ? MISSING_OF_SAMPLE : MISSING;
        double worth = sketches.size(license) * (share - missing * (1 - share));
        return new LicenseMatch(license, share, worth, start, end, round);
    }

    private int longest(int license) {
        return sketches.size(license) + sketches.size(license) / 4 + 20;
    }

    /// Marks the places of a licence as explained, and those of further copies of it.
    private void explain(LicenseMatch found) {
        int license = found.license();
        int known = sketches.known(license);
        int gap = known < sketches.size(license) ? GAP_IN_SAMPLE * sketches.size(license) / known : GAP;
        LicenseMatch copy = found;
        for (int count = 0; copy != null && copy.share() >= NEARLY * found.share() && count < COUNT_LIMIT; count++) {
            int last = -1;
            for (int at = copy.start(); at < copy.end(); at++) {
                if (entry(at, license) >= 0) {
                    Arrays.fill(explained, last >= 0 && at - last <= gap ? last + 1 : at, at, true);
                    explained[at] = true;
                    last = at;
                }
            }
            copy = best(license, found.round());
        }
    }

    private int enter(int at, int license) {
        int entry = entry(at, license);
        return entry >= 0 && inside[entry]++ == 0 ? 1 : 0;
    }

    private int leave(int at, int license) {
        int entry = entry(at, license);
        return entry >= 0 && --inside[entry] == 0 ? 1 : 0;
    }

    private void clear(int license) {
        int start = sketches.start(license);
        Arrays.fill(inside, start, start + sketches.known(license), 0);
    }

    /// What a licence has of the shingle at a place, -1 for nothing.
    private int entry(int at, int license) {
        if (explained[at]) {
            return -1;
        }
        int entry = firsts[at];
        while (entry >= 0 && sketches.license(entry) != license) {
            entry = sketches.next(entry);
        }
        return entry;
    }
}
