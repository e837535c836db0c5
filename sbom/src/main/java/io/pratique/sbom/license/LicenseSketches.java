package io.pratique.sbom.license;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Samples of the shingles of the licences on the SPDX list, and which licences have a shingle.
///
/// An entry is one shingle of one licence. Entries of one licence follow each other; entries of one shingle are
/// chained.
final class LicenseSketches {
    private static final String RESOURCE = "texts.bin";

    private final String[] ids;
    private final int[] sizes;
    private final int[] starts;
    private final int[] hashes;
    private final short[] licenses;
    private final int[] next;
    private final int[] heads;

    private LicenseSketches(DataInputStream in) throws IOException {
        int count = in.readInt();
        int entries = in.readInt();
        ids = new String[count];
        sizes = new int[count];
        starts = new int[count + 1];
        hashes = new int[entries];
        licenses = new short[entries];
        next = new int[entries];
        heads = new int[Integer.highestOneBit(entries) << 2];
        for (int i = 0; i < count; i++) {
            ids[i] = in.readUTF();
            sizes[i] = in.readInt();
            starts[i + 1] = starts[i] + in.readUnsignedShort();
            for (int entry = starts[i]; entry < starts[i + 1]; entry++) {
                add(entry, i, in.readInt());
            }
        }
    }

    static LicenseSketches read(InputStream in) throws IOException {
        return new LicenseSketches(new DataInputStream(new BufferedInputStream(in, 64 << 10)));
    }

    static LicenseSketches load() {
        try (InputStream in = LicenseSketches.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void add(int entry, int license, int hash) {
        int slot = slot(hash);
        hashes[entry] = hash;
        licenses[entry] = (short) license;
        next[entry] = heads[slot] - 1;
        heads[slot] = entry + 1;
    }

    private int slot(int hash) {
        int slot = hash & heads.length - 1;
        while (heads[slot] != 0 && hashes[heads[slot] - 1] != hash) {
            slot = slot + 1 & heads.length - 1;
        }
        return slot;
    }

    /// The first entry of a shingle, -1 if no licence has it.
    int first(int hash) {
        return heads[slot(hash)] - 1;
    }

    /// The next entry of the same shingle, -1 after the last.
    int next(int entry) {
        return next[entry];
    }

    /// The licence of an entry.
    int license(int entry) {
        return licenses[entry];
    }

    int licenses() {
        return ids.length;
    }

    int entries() {
        return hashes.length;
    }

    String id(int license) {
        return ids[license];
    }

    /// How many shingles a licence has in all.
    int size(int license) {
        return sizes[license];
    }

    int start(int license) {
        return starts[license];
    }

    /// How many of them are known.
    int known(int license) {
        return starts[license + 1] - starts[license];
    }
}
