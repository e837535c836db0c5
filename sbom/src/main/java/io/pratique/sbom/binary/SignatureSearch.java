package io.pratique.sbom.binary;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.StreamingAnalyzer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks for the signatures of some rules in a file that streams by, all at once and in linear time: the byte at
/// the end of a window as long as the shortest text tells how far to go on, as Horspool's search does for one text.
///
/// A NUL is added before and after the file, so that a signature that asks for one is found there too.
final class SignatureSearch implements StreamingAnalyzer.Onlooker {
    /// Hardly any program is larger, and a file that is must not hold up the scan.
    static final long LONGEST_FILE = 256L << 20;

    private static final int BUFFER_SIZE = 128 << 10;
    /// What is kept on both sides of a place: more than a version with the longest texts around it.
    private static final int AROUND = 256;

    private final Consumer<Discovery> out;
    private final List<Candidate> candidates = new ArrayList<>();
    private final int[] shifts = new int[256];
    private final int window;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    /// Where the window begins, and the end of the bytes that came.
    private int at;

    private int limit = 1;
    private long total;
    /// Whether the first bytes are those of a script (execve(2)), which names programs without being one.
    private boolean script;

    private @Nullable Candidate best;
    private String version = "";

    /// @param name the version in the file's name, empty for none
    /// @param rank the place of the signature in its rule
    private record Candidate(BinaryRule rule, Signature signature, byte[] anchor, String name, int rank) {}

    SignatureSearch(BinaryRules rules, String path, Consumer<Discovery> out) {
        this.out = out;
        int nameAt = path.lastIndexOf('/') + 1;
        int shortest = AROUND;
        for (BinaryRules.Named named : rules.matching(path)) {
            BinaryRule rule = rules.rule(named.program());
            String name = named.file().version(path, nameAt);
            int rank = 0;
            for (Signature signature : rule.signatures()) {
                if (signature.applies(name)) {
                    byte[] anchor = signature.anchor(name);
                    candidates.add(new Candidate(rule, signature, anchor, name, rank));
                    shortest = Math.min(shortest, anchor.length);
                }
                rank++;
            }
        }
        window = shortest;
        Arrays.fill(shifts, window);
        for (Candidate candidate : candidates) {
            for (int i = 0; i < window; i++) {
                int value = candidate.anchor()[i] & 0xff;
                shifts[value] = Math.min(shifts[value], window - 1 - i);
            }
        }
    }

    @Override
    public boolean take(byte[] bytes, int from, int count) {
        int taken = 0;
        while (taken < count && !done()) {
            int length = Math.min(count - taken, BUFFER_SIZE - 1 - limit);
            System.arraycopy(bytes, from + taken, buffer, limit, length);
            taken += length;
            limit += length;
            if (total < 2) {
                script = limit > 2 && buffer[1] == '#' && buffer[2] == '!';
            }
            total += length;
            if (limit == BUFFER_SIZE - 1) {
                search(limit - AROUND);
                keep();
            }
        }
        return !done() && total < LONGEST_FILE;
    }

    private boolean done() {
        return script || candidates.isEmpty() || best != null && best.rank() == 0;
    }

    @Override
    public void end() {
        if (!done()) {
            buffer[limit++] = 0;
            search(limit);
        }
        if (best != null) {
            out.accept(new Discovery.Installed(best.rule().component(version)));
        } else if (total >= LONGEST_FILE) {
            out.accept(new Discovery.Limited("no version in the first " + LONGEST_FILE + " bytes"));
        }
    }

    /// Moves what is still needed to the front.
    private void keep() {
        int start = Math.max(0, at - AROUND);
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        at -= start;
        limit -= start;
    }

    /// Looks at all windows that end before a place.
    private void search(int end) {
        int place = at;
        int last = end - window;
        while (place <= last) {
            int shift = shifts[buffer[place + window - 1] & 0xff];
            if (shift == 0) {
                verify(place);
                if (done()) {
                    break;
                }
                shift = 1;
            }
            place += shift;
        }
        at = place;
    }

    private void verify(int place) {
        for (Candidate candidate : candidates) {
            boolean better = best == null || candidate.rank() < best.rank();
            if (candidate.anchor()[0] == buffer[place]
                    && better
                    && Signature.at(buffer, place, limit, candidate.anchor())) {
                String found =
                        candidate.signature().version(buffer, place, limit, candidate.anchor(), candidate.name());
                if (!found.isEmpty()) {
                    best = candidate;
                    version = found;
                }
            }
        }
    }
}
