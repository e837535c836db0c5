package io.pratique.sbom.language.golang;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Looks for the names of functions in the whole of a program.
final class FunctionSearch {
    private static final int PIECE = 64 << 10;

    private FunctionSearch() {}

    static Optional<FunctionNames> in(ByteBuffer content) {
        ByteBuffer little = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var header = new byte[FunctionTable.HEADER_SIZE];
        for (int at = 0; at <= content.capacity() - header.length; at += FunctionTable.ALIGNMENT_32) {
            if (FunctionTable.mayStart(little.getLong(at))) {
                content.get(at, header);
                Optional<FunctionTable> table = FunctionTable.at(header, 0);
                if (table.isPresent()
                        && table.get().length()
                                <= content.capacity() - at - table.get().start()) {
                    return Optional.of(
                            read(content, at + table.get().start(), table.get().length()));
                }
            }
        }
        return Optional.empty();
    }

    private static FunctionNames read(ByteBuffer content, int start, int length) {
        var names = new FunctionNames();
        var piece = new byte[Math.min(PIECE, length)];
        for (int done = 0; done < length; done += piece.length) {
            int more = Math.min(piece.length, length - done);
            content.get(start + done, piece, 0, more);
            names.add(piece, 0, more);
        }
        return names;
    }
}
