package io.pratique.sbom.os;

import io.pratique.sbom.analyzer.Discovery;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Tells which files a package brought, joining folder and name.
///
/// Databases write the folder once for many files, so that the paths may be longer than the database: they may
/// become [#GROWTH] times as long at most, the rest is left out and said so.
public final class OwnedFiles {
    private static final int LONGEST_PATH = 4096; // PATH_MAX of Linux, limits.h
    private static final int GROWTH = 8;

    private final Consumer<Discovery> out;
    private final byte[] path = new byte[LONGEST_PATH];
    private int folder;
    private long room;
    private boolean exhausted;

    public OwnedFiles(Consumer<Discovery> out) {
        this.out = out;
    }

    /// Begins a list of files, in no folder.
    ///
    /// @param bytes length of the database, or of the part of it that holds the list
    public OwnedFiles begin(long bytes) {
        room = bytes * GROWTH;
        exhausted = false;
        folder = 0;
        return this;
    }

    /// Sets the folder of the files that follow; a slash at its beginning or end may be there or not.
    public void folder(byte[] bytes, int from, int to) {
        int first = from < to && bytes[from] == '/' ? from + 1 : from;
        int length = to - first;
        folder = length >= LONGEST_PATH ? -1 : length;
        if (folder > 0) {
            System.arraycopy(bytes, first, path, 0, folder);
            if (path[folder - 1] != '/') {
                path[folder++] = '/';
            }
        }
    }

    /// Tells of a file in the folder.
    public void file(String owner, byte[] bytes, int from, int to) {
        int length = folder + to - from;
        if (from == to || owner.isEmpty() || folder < 0 || length > LONGEST_PATH) {
            return;
        }
        room -= length;
        if (room < 0) {
            exhaust(owner);
            return;
        }
        System.arraycopy(bytes, from, path, folder, to - from);
        out.accept(new Discovery.Owned(owner, new String(path, 0, length, StandardCharsets.UTF_8)));
    }

    private void exhaust(String owner) {
        if (!exhausted) {
            exhausted = true;
            out.accept(
                    new Discovery.Limited("file paths of package " + owner + " are too long for the size of the list"));
        }
    }
}
