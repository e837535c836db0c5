package io.pratique.sbom.language.javascript;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Finds the packages that npm and its kin installed in `node_modules` folders, and Debian in its own, by the
/// package.json of each.
public final class NodeModulesAnalyzer implements Analyzer {
    private static final String MANIFEST = "/package.json";
    private static final List<String> FOLDERS = List.of("node_modules", "usr/share/nodejs", "usr/lib/nodejs");

    @Override
    public String id() {
        return "language/javascript/node-modules";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of("package.json");
    }

    /// `node_modules/NAME/package.json` and `node_modules/@SCOPE/NAME/package.json`; deeper ones belong to the
    /// package's own files.
    @Override
    public boolean wants(FileEntry file) {
        return installed(file.path());
    }

    static boolean installed(String path) {
        if (!path.endsWith(MANIFEST)) {
            return false;
        }
        int end = path.length() - MANIFEST.length();
        int name = path.lastIndexOf('/', end - 1) + 1;
        if (name == end || path.charAt(name) == '.') {
            return false;
        }
        int scope = path.lastIndexOf('/', name - 2) + 1;
        boolean scoped = name > 0 && path.charAt(scope) == '@';
        return isFolder(path, scoped ? scope - 1 : name - 1);
    }

    /// Whether the part of the path that ends before `end` is a folder of packages.
    private static boolean isFolder(String path, int end) {
        for (String folder : FOLDERS) {
            int start = end - folder.length();
            if (start >= 0 && path.startsWith(folder, start) && (start == 0 || path.charAt(start - 1) == '/')) {
                return true;
            }
        }
        return false;
    }

    /// A package.json without a name or version is no package: `node_modules/NAME/package.json` may hold settings
    /// only.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var found = new NpmPackage();
        JsonMembers.ofFile(file, found::take);
        found.component().ifPresent(component -> out.accept(new Discovery.Installed(component)));
    }
}
