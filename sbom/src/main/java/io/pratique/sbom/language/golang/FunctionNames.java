package io.pratique.sbom.language.golang;

import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.NameSet;
import java.util.Arrays;
import java.util.Optional;

/// Collects the functions of a program from the names in its table, which come in pieces.
final class FunctionNames {
    /// Longer names are those of types only, which the compiler makes up.
    private static final int LONGEST = 64 << 10;

    private final SymbolHashes hashes = new SymbolHashes();
    private byte[] begun = new byte[256];
    private int begunLength;
    private boolean tooLong;

    /// Takes the next piece.
    void add(byte[] bytes, int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                end(bytes, from, i);
                from = i + 1;
            }
        }
        keep(bytes, from, end);
    }

    private void end(byte[] bytes, int start, int end) {
        if (begunLength == 0 && !tooLong) {
            hashes.add(bytes, start, end);
            return;
        }
        keep(bytes, start, end);
        if (!tooLong) {
            hashes.add(begun, 0, begunLength);
        }
        begunLength = 0;
        tooLong = false;
    }

    private void keep(byte[] bytes, int start, int end) {
        int length = end - start;
        tooLong |= begunLength + length > LONGEST;
        if (tooLong) {
            return;
        }
        if (begunLength + length > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(2 * begun.length, begunLength + length));
        }
        System.arraycopy(bytes, start, begun, begunLength, length);
        begunLength += length;
    }

    /// All that were seen; nothing where it cannot be known what the program holds.
    ///
    /// @param modules what the program was built from
    Optional<Code.Functions> finish(GoModules modules) {
        modules.untold().forEach(path -> hashes.add(Code.Functions.UNTOLD + path));
        Optional<NameSet> names = hashes.finish(modules.mainPackage());
        return names.map(set -> new Code.Functions("", set));
    }
}
