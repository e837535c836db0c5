package io.pratique.sbom.language.wordpress;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import java.util.function.Consumer;

/// Finds WordPress itself by `wp-includes/version.php`, which says `$wp_version = '6.4.2';`.
public final class WordPressCoreAnalyzer implements Analyzer {
    private static final String VARIABLE = "$wp_version";
    private static final int LENGTH = 64 * 1024;

    @Override
    public String id() {
        return "language/wordpress/core";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("version.php");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at("wp-includes/version.php") && file.size() <= LENGTH;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            String version = lines.startsWith(VARIABLE) ? quoted(lines.text(VARIABLE.length())) : "";
            if (Names.valid(version)) {
                PackageUrl purl = PackageUrl.of("wordpress", null, "wordpress", version);
                out.accept(new Discovery.Installed(Component.of(purl, "wordpress", version)));
                return;
            }
        }
        throw new IOException("no version of WordPress");
    }

    private static String quoted(String assignment) {
        int open = assignment.indexOf('\'') >= 0 ? assignment.indexOf('\'') : assignment.indexOf('"');
        int close = open < 0 ? -1 : assignment.indexOf(assignment.charAt(open), open + 1);
        return close < 0 ? "" : assignment.substring(open + 1, close);
    }
}
