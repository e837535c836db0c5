package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.sbom.language.binary.Executable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Reads the build information of programs of before Go 1.18: pointers to string headers, which point to the texts.
final class PointedBuildInformation {
    private final ByteBuffer bytes;
    private final Executable executable;
    private final int pointerSize;

    private PointedBuildInformation(ByteBuffer bytes, Executable executable, int pointerSize) {
        this.bytes = bytes;
        this.executable = executable;
        this.pointerSize = pointerSize;
    }

    static Optional<BuildInformation> find(ByteBuffer content) throws IOException {
        int last = content.capacity() - BuildInformation.HEADER_SIZE;
        var header = new byte[BuildInformation.HEADER_SIZE];
        for (int at = 0; at <= last; at += BuildInformation.ALIGNMENT) {
            if (content.get(at) == (byte) 0xff) {
                content.get(at, header);
                byte size = header[BuildInformation.POINTER_SIZE_AT];
                byte flags = header[BuildInformation.FLAGS_AT];
                if (BuildInformation.startsAt(header, 0) && BuildInformation.pointers(size, flags)) {
                    return Optional.of(read(content, at, size, flags == BuildInformation.BIG_ENDIAN));
                }
            }
        }
        return Optional.empty();
    }

    private static BuildInformation read(ByteBuffer content, int at, int size, boolean bigEndian) throws IOException {
        ByteBuffer ordered = content.duplicate().order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var reader = new PointedBuildInformation(ordered, Executable.of(content), size);
        int pointers = at + BuildInformation.ALIGNMENT;
        byte[] version = reader.string(reader.pointer(pointers), BuildInformation.LONGEST_VERSION);
        byte[] modules = reader.string(reader.pointer(pointers + size), BuildInformation.LONGEST_MODULES);
        return BuildInformation.of(new String(version, UTF_8), modules);
    }

    private long pointer(int at) {
        return pointerSize == 8 ? bytes.getLong(at) : bytes.getInt(at) & 0xffff_ffffL;
    }

    private byte[] string(long address, int longest) throws IOException {
        if (address == 0) {
            return new byte[0];
        }
        int header = executable.offset(address, 2L * pointerSize);
        int length = BuildInformation.checkedLength(pointer(header + pointerSize), longest);
        var text = new byte[length];
        if (length > 0) {
            bytes.get(executable.offset(pointer(header), length), text);
        }
        return text;
    }
}
