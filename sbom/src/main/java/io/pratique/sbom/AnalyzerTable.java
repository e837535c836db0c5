package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.FileNames;
import java.util.ArrayList;
import java.util.List;

/// Analyzers by the names of the files that they may want, so that each file meets a few of them only.
///
/// A set of analyzers is a set of bits, 64 to the word.
final class AnalyzerTable {
    private final List<Analyzer> analyzers;
    private final long[] any;
    private final NameTable whole;
    private final NameTable endings;

    AnalyzerTable(List<Analyzer> analyzers) {
        this.analyzers = List.copyOf(analyzers);
        int words = (analyzers.size() + Long.SIZE - 1) / Long.SIZE;
        any = new long[words];
        whole = new NameTable(words);
        endings = new NameTable(words);
        for (int i = 0; i < analyzers.size(); i++) {
            FileNames names = analyzers.get(i).names();
            for (String name : names.whole()) {
                put(i, whole.set(name));
            }
            for (String ending : names.endings()) {
                put(i, endings.set(ending));
            }
            if (names.any()) {
                put(i, any);
            }
        }
    }

    private static void put(int analyzer, long[] set) {
        set[analyzer / Long.SIZE] |= 1L << analyzer;
    }

    /// The analyzers that want a file, in the order of the list; mostly none.
    List<Analyzer> wanting(FileEntry file) {
        String path = file.path();
        int hash = 0;
        int at = path.length();
        long[] ofEnding = endings.none();
        boolean dotted = false;
        while (at > 0 && path.charAt(at - 1) != '/') {
            at--;
            hash = NameTable.hash(hash, path.charAt(at));
            if (!dotted && path.charAt(at) == '.') {
                dotted = true;
                ofEnding = endings.get(path, at, hash);
            }
        }
        return wanting(file, whole.get(path, at, hash), ofEnding);
    }

    private List<Analyzer> wanting(FileEntry file, long[] ofName, long[] ofEnding) {
        List<Analyzer> wanting = List.of();
        for (int word = 0; word < any.length; word++) {
            for (long left = any[word] | ofName[word] | ofEnding[word]; left != 0; left &= left - 1) {
                Analyzer analyzer = analyzers.get(word * Long.SIZE + Long.numberOfTrailingZeros(left));
                if (analyzer.wants(file)) {
                    if (wanting.isEmpty()) {
                        wanting = new ArrayList<>(2);
                    }
                    wanting.add(analyzer);
                }
            }
        }
        return wanting;
    }
}
