package io.pratique.sbom.license;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the licence files that npm, pip and RubyGems install with packages.
public final class LicenseTextAnalyzer implements Analyzer {
    private static final FileNames NAMES = FileNames.of(
            "LICENSE",
            "LICENSE.txt",
            "LICENSE.md",
            "LICENSE.rst",
            "LICENSE-MIT",
            "LICENSE-MIT.txt",
            "LICENSE-APACHE",
            "LICENSE-APACHE.txt",
            "LICENSE.MIT",
            "LICENSE.APACHE",
            "LICENSE.APACHE2",
            "LICENSE.BSD",
            "License",
            "License.txt",
            "License.md",
            "license",
            "license.txt",
            "license.md",
            "LICENCE",
            "LICENCE.txt",
            "LICENCE.md",
            "LICENCE.rst",
            "MIT-LICENSE",
            "MIT-LICENSE.txt",
            "COPYING",
            "COPYING.txt",
            "COPYING.md",
            "COPYING.rst",
            "COPYING.LESSER");
    private static final String NODE = "node_modules/";
    private static final String DISTRIBUTION = ".dist-info";
    private static final String LICENSES = "/licenses";
    private static final String GEMS = "gems/";
    private static final String SPECIFICATIONS = "specifications/";

    @Override
    public String id() {
        return "license/texts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return NAMES;
    }

    @Override
    public boolean wants(FileEntry file) {
        return NAMES.match(file.path()) && place(file.path()) != null;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String place = place(file.path());
        if (place == null) {
            return;
        }
        try (InputStream in = file.open()) {
            List<String> licenses = LicenseTexts.find(in);
            if (!licenses.isEmpty()) {
                out.accept(new Discovery.LicenseFound(place, licenses));
            }
        }
    }

    /// The folder of the package that a licence file belongs to, or the file that describes a gem; null where the
    /// file belongs to no package.
    private static @Nullable String place(String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            return null;
        }
        String folder = path.substring(0, end);
        if (folder.endsWith(DISTRIBUTION)) {
            return folder;
        }
        if (folder.endsWith(DISTRIBUTION + LICENSES)) {
            return folder.substring(0, folder.length() - LICENSES.length());
        }
        // name or @scope/name
        int name = folder.lastIndexOf('/') + 1;
        int scope = name < 2 ? 0 : folder.lastIndexOf('/', name - 2) + 1;
        boolean scoped = name > 0 && folder.startsWith("@", scope);
        if (isIn(folder, NODE, scoped ? scope : name)) {
            return folder;
        }
        return isIn(folder, GEMS, name)
                ? folder.substring(0, name - GEMS.length()) + SPECIFICATIONS + folder.substring(name) + ".gemspec"
                : null;
    }

    private static boolean isIn(String path, String parent, int at) {
        int start = at - parent.length();
        return start >= 0 && path.startsWith(parent, start) && (start == 0 || path.charAt(start - 1) == '/');
    }
}
