package io.pratique.sbom.os.rpm;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.os.OwnedFiles;
import java.util.Arrays;
import java.util.function.Consumer;

/// Tells which files a header lists: names, folders, and the folder's number for each name; very old packages list
/// whole paths. Folders are left out.
final class RpmFiles {
    private static final int TYPE = 0170000; // S_IFMT of stat(2)
    private static final int FOLDER = 0040000;
    private static final int MOST_FOLDERS = 1 << 20;

    private final RpmHeader header;
    private final OwnedFiles owned;
    private int[] folders = new int[256];

    RpmFiles(RpmHeader header, Consumer<Discovery> out) {
        this.header = header;
        this.owned = new OwnedFiles(out);
    }

    void tell(String owner, int headerLength) {
        owned.begin(headerLength);
        int known = folders();
        if (known == 0) {
            names(RpmTag.OLD_FILE_NAMES, owner, 0);
        } else {
            names(RpmTag.BASE_NAMES, owner, known);
        }
    }

    /// Notes where each folder's name begins, and where the last one ends; gives the count.
    private int folders() {
        int count = Math.min(header.count(RpmTag.DIR_NAMES), MOST_FOLDERS);
        int at = header.start(RpmTag.DIR_NAMES);
        for (int i = 0; i < count; i++) {
            int end = header.stringEnd(at);
            if (end < 0) {
                return i;
            }
            if (folders.length < i + 2) {
                folders = Arrays.copyOf(folders, folders.length * 2);
            }
            folders[i] = at;
            at = end + 1;
            folders[i + 1] = at;
        }
        return count;
    }

    private void names(RpmTag tag, String owner, int known) {
        int count = header.count(tag);
        int at = header.start(tag);
        long current = -1;
        for (int i = 0; i < count; i++) {
            int end = header.stringEnd(at);
            if (end < 0) {
                return;
            }
            long folder = header.number(RpmTag.DIR_INDEXES, i);
            if (folder != current && folder >= 0 && folder < known) {
                owned.folder(header.bytes(), folders[(int) folder], folders[(int) folder + 1] - 1);
            }
            current = folder;
            boolean placed = known == 0 || (folder >= 0 && folder < known);
            if (placed && !isFolder(i)) {
                int from = known == 0 && header.bytes()[at] == '/' ? at + 1 : at;
                owned.file(owner, header.bytes(), from, end);
            }
            at = end + 1;
        }
    }

    private boolean isFolder(int index) {
        int mode = header.shortNumber(RpmTag.FILE_MODES, index);
        return mode >= 0 && (mode & TYPE) == FOLDER;
    }
}
