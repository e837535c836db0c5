package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Packages of Arch Linux and its kin: the local database of pacman, which has a folder `NAME-VERSION-RELEASE` for
/// each with the files `desc` and `files`.
///
/// Both have sections: a line `%NAME%`, one value a line, a blank line.
public final class PacmanAnalyzer implements Analyzer {
    private static final String FOLDER = "var/lib/pacman/local/";

    @Override
    public String id() {
        return "os/pacman";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("desc", "files");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.startsWith(FOLDER) && (file.at("desc") || file.at("files"));
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.path().endsWith("/files")) {
            files(file, out);
        } else {
            description(file, out);
        }
    }

    private static void description(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(file.open());
        String section = "";
        String name = "";
        String version = "";
        String base = "";
        String architecture = "";
        List<String> licenses = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        List<String> offers = new ArrayList<>();
        while (lines.next()) {
            String line = lines.text(0);
            if (line.startsWith("%") && line.endsWith("%")) {
                section = line;
            } else if (Names.valid(line)) {
                switch (section) {
                    case "%NAME%" -> name = line;
                    case "%VERSION%" -> version = line;
                    case "%BASE%" -> base = line;
                    case "%ARCH%" -> architecture = line;
                    case "%LICENSE%" -> licenses.add(line);
                    case "%DEPENDS%" -> needs.add(bare(line));
                    case "%PROVIDES%" -> offers.add(bare(line));
                    default -> {}
                }
            }
        }
        if (name.isEmpty() || version.isEmpty()) {
            out.accept(new Discovery.Malformed("pacman record without a name or version"));
            return;
        }
        PackageUrl purl = PackageUrl.of("alpm", null, name, version).with("arch", architecture);
        out.accept(new Discovery.Installed(Component.of(purl, name, version)
                .withSource(base.isEmpty() ? name : base, version)
                .withLicenses(licenses)));
        if (!needs.isEmpty() || !offers.isEmpty()) {
            out.accept(new Discovery.Relations(purl, List.copyOf(needs), List.copyOf(offers)));
        }
    }

    /// The name in `glibc>=2.38` or `libcurl.so=4-64`.
    private static String bare(String relation) {
        for (int i = 0; i < relation.length(); i++) {
            if ("<>=".indexOf(relation.charAt(i)) >= 0) {
                return relation.substring(0, i);
            }
        }
        return relation;
    }

    /// Paths from the root without a slash before, folders with one behind.
    private static void files(ImageFile file, Consumer<Discovery> out) throws IOException {
        String owner = owner(file.path());
        var lines = new ByteLines(file.open());
        var owned = new OwnedFiles(out).begin(file.entry().size());
        byte[] path = new byte[ByteLines.LONGEST];
        boolean listed = false;
        while (lines.next()) {
            if (lines.at(0) == '%') {
                listed = lines.text(0).equals("%FILES%");
            } else if (listed && lines.length() > 0 && !lines.isCut() && lines.at(lines.length() - 1) != '/') {
                owned.file(owner, path, 0, lines.copy(0, path, 0));
            }
        }
    }

    /// The folder's name without version and release, which have no hyphens.
    private static String owner(String path) {
        int end = path.lastIndexOf('/');
        String folder = path.substring(Math.min(FOLDER.length(), end), end);
        int release = folder.lastIndexOf('-');
        int version = release < 0 ? -1 : folder.lastIndexOf('-', release - 1);
        return version <= 0 ? folder : folder.substring(0, version);
    }
}
