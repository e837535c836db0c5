package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.sbom.analyzer.NeedsContentException;
import io.pratique.sbom.language.binary.Executable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for build information in a program that streams by, and for the names of functions, which come before it.
/// Most
/// programs are not Go's: one byte in eight is looked at, or in four where pointers may be that short.
final class BuildInformationSearch {
    private static final int BUFFER_SIZE = 128 << 10;
    private static final int LONGEST_NUMBER = 10;
    /// A header, the length of the version and the version.
    private static final int RECORD_SIZE =
            BuildInformation.HEADER_SIZE + LONGEST_NUMBER + BuildInformation.LONGEST_VERSION;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    /// The next byte to look at and the end of those read; both count from a multiple of the step in the file.
    private int at;

    private int limit;
    private int step = FunctionTable.ALIGNMENT_32;
    private boolean ended;
    private @Nullable FunctionNames functions;

    BuildInformationSearch(InputStream in) {
        this.in = in;
    }

    /// @throws NeedsContentException when pointers have to be followed
    Optional<BuildInformation> run() throws IOException {
        fill();
        if (!Executable.startsWithMagic(buffer, limit)) {
            return Optional.empty();
        }
        step = Executable.hasWidePointers(buffer) ? FunctionTable.ALIGNMENT_64 : FunctionTable.ALIGNMENT_32;
        while (advance()) {
            if (!BuildInformation.startsAt(buffer, at)) {
                readNames();
                continue;
            }
            if (limit - at < RECORD_SIZE) {
                fill();
            }
            Optional<BuildInformation> found = read();
            if (found.isPresent()) {
                return found;
            }
            at += step;
        }
        return Optional.empty();
    }

    /// The names of the program's functions, known after [#run].
    Optional<FunctionNames> functions() {
        return Optional.ofNullable(functions);
    }

    private boolean advance() throws IOException {
        while (!nextMagic()) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /// Goes to the next magic that lies wholly in the buffer, else to where the search goes on after more was read.
    private boolean nextMagic() {
        int last = limit - (ended ? BuildInformation.HEADER_SIZE : FunctionTable.HEADER_SIZE);
        int i = at;
        while (i <= last) {
            long start = (long) LONGS.get(buffer, i);
            if (start == BuildInformation.START && BuildInformation.startsAt(buffer, i)
                    || FunctionTable.mayStart(start) && startsTable(i)) {
                at = i;
                return true;
            }
            i += step;
        }
        at = i;
        return false;
    }

    private boolean startsTable(int start) {
        return functions == null
                && limit - start >= FunctionTable.HEADER_SIZE
                && FunctionTable.at(buffer, start).isPresent();
    }

    /// Reads the table of functions that begins here, and goes on behind it.
    private void readNames() throws IOException {
        FunctionTable table = FunctionTable.at(buffer, at).orElseThrow();
        functions = new FunctionNames();
        at += table.start();
        int left = table.length();
        while (left > 0) {
            int length = Math.min(left, limit - at);
            functions.add(buffer, at, at + length);
            left -= length;
            at += length;
            if (left > 0 && !fill()) {
                functions = null;
                return;
            }
        }
        at = Math.min(limit, at + step - 1 & -step);
    }

    /// Moves what is left to the front and reads until the buffer is full; false when nothing more came.
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        limit -= at;
        at = 0;
        int count = in.readNBytes(buffer, limit, BUFFER_SIZE - limit);
        limit += count;
        ended = limit < BUFFER_SIZE;
        return count > 0;
    }

    /// Reads the record at the magic; nothing if it is the magic alone.
    private Optional<BuildInformation> read() throws IOException {
        byte flags = buffer[at + BuildInformation.FLAGS_AT];
        if ((flags & BuildInformation.INLINE) == 0) {
            if (BuildInformation.pointers(buffer[at + BuildInformation.POINTER_SIZE_AT], flags)) {
                throw new NeedsContentException();
            }
            return Optional.empty();
        }
        int start = at;
        at += BuildInformation.HEADER_SIZE;
        long length = readVarint();
        if (length < 0 || length > Math.min(BuildInformation.LONGEST_VERSION, limit - at)) {
            at = start;
            return Optional.empty();
        }
        String version = new String(buffer, at, (int) length, UTF_8);
        at += (int) length;
        if (!BuildInformation.looksLikeVersion(version)) {
            at = start;
            return Optional.empty();
        }
        return Optional.of(BuildInformation.of(version, readModules()));
    }

    private byte[] readModules() throws IOException {
        if (limit - at < LONGEST_NUMBER) {
            fill();
        }
        int length = BuildInformation.checkedLength(readVarint(), BuildInformation.LONGEST_MODULES);
        int buffered = Math.min(length, limit - at);
        byte[] rest = in.readNBytes(length - buffered);
        if (buffered + rest.length < length) {
            throw new EOFException("Go build information is cut short");
        }
        byte[] modules = new byte[length];
        System.arraycopy(buffer, at, modules, 0, buffered);
        System.arraycopy(rest, 0, modules, buffered, rest.length);
        return modules;
    }

    /// A number in base 128, low digits first, -1 where there is none (Go, encoding/binary, Uvarint).
    private long readVarint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (at == limit) {
                return -1;
            }
            byte digit = buffer[at++];
            value |= (long) (digit & 0x7f) << shift;
            if (digit >= 0) {
                return value;
            }
        }
        return -1;
    }
}
