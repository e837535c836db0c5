package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/// Files of Debian packages: dpkg's lists of paths in `info`, and the checksum lists beside the packages of
/// distroless images. OpenWrt's opkg has lists of the same form.
public final class DpkgFilesAnalyzer implements Analyzer {
    private static final String INFO = "var/lib/dpkg/info/";
    private static final String OPKG_INFO = "usr/lib/opkg/info/";
    private static final String FOLDER = "var/lib/dpkg/status.d/";
    private static final String LIST = ".list";
    private static final String SUMS = ".md5sums";
    private static final int HASH = 32;

    @Override
    public String id() {
        return "os/dpkg-files";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(LIST, SUMS);
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return (path.endsWith(LIST) && (path.startsWith(INFO) || path.startsWith(OPKG_INFO)))
                || (path.endsWith(SUMS) && path.startsWith(FOLDER));
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ByteLines lines = new ByteLines(file.open());
        OwnedFiles owned = new OwnedFiles(out).begin(file.entry().size());
        if (file.path().endsWith(LIST)) {
            listed(owner(file, LIST), lines, owned);
        } else {
            summed(owner(file, SUMS), lines, owned);
        }
    }

    /// The package's name: the file's, without the architecture that packages of more than one architecture have
    /// behind a colon.
    private static String owner(ImageFile file, String suffix) {
        String name = file.entry().name();
        String stem = name.substring(0, name.length() - suffix.length());
        int colon = stem.indexOf(':');
        return colon < 0 ? stem : stem.substring(0, colon);
    }

    /// Absolute paths, one a line. A line that the next one goes on from with a slash is a folder.
    private static void listed(String owner, ByteLines lines, OwnedFiles owned) throws IOException {
        byte[] previous = new byte[ByteLines.LONGEST];
        byte[] current = new byte[ByteLines.LONGEST];
        int previousLength = 0;
        while (lines.next()) {
            int length = lines.isCut() || lines.at(0) != '/' ? 0 : lines.copy(1, current, 0);
            if (!isWithin(previous, previousLength, current, length)) {
                owned.file(owner, previous, 0, previousLength);
            }
            byte[] swap = previous;
            previous = current;
            current = swap;
            previousLength = length;
        }
        owned.file(owner, previous, 0, previousLength);
    }

    private static boolean isWithin(byte[] folder, int folderLength, byte[] path, int length) {
        return (folderLength == 1 && folder[0] == '.')
                || (length > folderLength
                        && path[folderLength] == '/'
                        && Arrays.equals(folder, 0, folderLength, path, 0, folderLength));
    }

    /// Lines of an MD5 sum in hexadecimal, two spaces, a path from the root.
    private static void summed(String owner, ByteLines lines, OwnedFiles owned) throws IOException {
        byte[] path = new byte[ByteLines.LONGEST];
        while (lines.next()) {
            if (lines.length() > HASH + 2 && lines.at(HASH) == ' ' && !lines.isCut()) {
                int from = lines.at(HASH + 2) == '.' && lines.at(HASH + 3) == '/' ? HASH + 4 : HASH + 2;
                owned.file(owner, path, 0, lines.copy(from, path, 0));
            }
        }
    }
}
