package io.pratique.sbom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files that packages of the distribution brought, and which package it was.
///
/// A machine has hundreds of thousands of them and only a few are ever asked for, so that of each path only a
/// 64-bit hash is kept. The folders that merged-/usr systems join (`/bin` and `/usr/bin`, file-hierarchy(7)) count
/// as one.
final class OwnedPaths {
    private static final String[] MERGED = {"bin/", "sbin/", "lib/", "lib32/", "lib64/", "libx32/"};

    private final List<String> owners = new ArrayList<>(0);
    private long[] hashes = new long[0];
    private int[] ownerOf = new int[0];
    private int count;
    private boolean sorted = true;

    void add(String path, String owner) {
        if (owners.isEmpty() || !owners.getLast().equals(owner)) {
            owners.add(owner);
        }
        append(hash(path), owners.size() - 1);
    }

    void addAll(OwnedPaths other) {
        int base = owners.size();
        owners.addAll(other.owners);
        for (int i = 0; i < other.count; i++) {
            append(other.hashes[i], base + other.ownerOf[i]);
        }
    }

    private void append(long hash, int owner) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(8, 2 * count));
            ownerOf = Arrays.copyOf(ownerOf, hashes.length);
        }
        hashes[count] = hash;
        ownerOf[count++] = owner;
        sorted = false;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The package that brought a file, null where none did.
    @Nullable
    String owner(String path) {
        sort();
        int at = Arrays.binarySearch(hashes, 0, count, hash(path));
        return at < 0 ? null : owners.get(ownerOf[at]);
    }

    private void sort() {
        if (sorted) {
            return;
        }
        long[] order = Arrays.copyOf(hashes, count);
        Arrays.sort(order);
        int[] reordered = new int[count];
        for (int i = 0; i < count; i++) {
            reordered[Arrays.binarySearch(order, hashes[i])] = ownerOf[i];
        }
        for (int i = 1; i < count; i++) {
            // of equal hashes any one was filled in
            if (order[i] == order[i - 1]) {
                reordered[i] = Math.max(reordered[i], reordered[i - 1]);
                reordered[i - 1] = reordered[i];
            }
        }
        hashes = order;
        ownerOf = reordered;
        sorted = true;
    }

    /// FNV-1a over the UTF-16 units, with the mixing of MurmurHash3's finalizer.
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (String folder : MERGED) {
            if (path.startsWith(folder)) {
                hash = (((hash ^ 'u') * 0x100000001b3L ^ 's') * 0x100000001b3L ^ 'r') * 0x100000001b3L;
                hash = (hash ^ '/') * 0x100000001b3L;
                break;
            }
        }
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
