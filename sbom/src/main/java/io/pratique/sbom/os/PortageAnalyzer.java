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
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Packages of Gentoo: the database of Portage, which has a folder `CATEGORY/NAME-VERSION` for each with a file for
/// each of its variables (portage(5), `/var/db/pkg`). `PF` holds name and version, `CONTENTS` lists the files.
///
/// A package is named with its category, as advisories do.
public final class PortageAnalyzer implements Analyzer {
    private static final String FOLDER = "var/db/pkg/";
    private static final int LONGEST = 1024;

    @Override
    public String id() {
        return "os/portage";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("PF", "CONTENTS");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().startsWith(FOLDER) && (file.at("PF") || file.at("CONTENTS"));
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String[] parts = file.path().substring(FOLDER.length()).split("/", 4);
        String category = parts.length == 3 ? parts[0] : "";
        if (file.path().endsWith("/CONTENTS")) {
            String folder = parts.length == 3 ? parts[1] : "";
            contents(file, category + "/" + folder.substring(0, Math.max(0, versionStart(folder) - 1)), out);
            return;
        }
        String text = new String(file.open().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        int version = versionStart(text);
        if (version <= 0 || !Names.valid(text)) {
            throw new IOException("no name and version in a PF file of Portage");
        }
        PackageUrl purl = PackageUrl.of("ebuild", category, text.substring(0, version - 1), text.substring(version));
        String name = category.isEmpty() ? purl.name() : category + "/" + purl.name();
        out.accept(new Discovery.Installed(Component.of(purl, name, text.substring(version))));
    }

    /// Where the version begins, behind the last hyphen before a digit, that of a revision (`-r1`) not counted; -1
    /// where there is none (Package Manager Specification, "Version specifications").
    private static int versionStart(String text) {
        int revision = text.lastIndexOf("-r");
        boolean revised = revision > 0 && revision + 2 < text.length();
        for (int i = revision + 2; revised && i < text.length(); i++) {
            revised = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        int hyphen = text.lastIndexOf('-', revised ? revision - 1 : text.length());
        boolean digit = hyphen > 0 && hyphen + 1 < text.length() && Character.isDigit(text.charAt(hyphen + 1));
        return digit ? hyphen + 1 : -1;
    }

    /// `obj PATH MD5 TIME` for files, `sym PATH -> TARGET TIME` for links, `dir PATH` for folders.
    private static void contents(ImageFile file, String owner, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(file.open());
        var owned = new OwnedFiles(out).begin(file.entry().size());
        byte[] path = new byte[ByteLines.LONGEST];
        while (lines.next()) {
            boolean link = lines.startsWith("sym /");
            if (lines.isCut() || !(link || lines.startsWith("obj /"))) {
                continue;
            }
            int length = lines.copy("obj /".length(), path, 0);
            owned.file(owner, path, 0, link ? arrow(path, length) : space(path, space(path, length)));
        }
    }

    private static int space(byte[] text, int end) {
        int at = end - 1;
        while (at > 0 && text[at] != ' ') {
            at--;
        }
        return Math.max(0, at);
    }

    private static int arrow(byte[] text, int end) {
        for (int i = 0; i + 3 < end; i++) {
            if (text[i] == ' ' && text[i + 1] == '-' && text[i + 2] == '>' && text[i + 3] == ' ') {
                return i;
            }
        }
        return 0;
    }
}
