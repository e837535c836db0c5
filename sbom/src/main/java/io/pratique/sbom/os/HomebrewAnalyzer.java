package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Packages of Homebrew, which installs each into a folder `Cellar/NAME/VERSION` and leaves INSTALL_RECEIPT.json
/// there. The receipt names the collection of formulas (`tap`) and what the package needs.
public final class HomebrewAnalyzer implements Analyzer {
    private static final String RECEIPT = "/INSTALL_RECEIPT.json";
    private static final String CORE = "homebrew/core";

    @Override
    public String id() {
        return "os/homebrew";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("INSTALL_RECEIPT.json");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        if (!path.endsWith(RECEIPT)) {
            return false;
        }
        int name = nameStart(path);
        return name > 0 && path.startsWith("Cellar/", name - "Cellar/".length());
    }

    /// Where the name begins in `…/NAME/VERSION/INSTALL_RECEIPT.json`, 0 where there is none.
    private static int nameStart(String path) {
        int version = path.lastIndexOf('/', path.length() - RECEIPT.length() - 1);
        return version <= 0 ? 0 : path.lastIndexOf('/', version - 1) + 1;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue receipt = Expect.object(Documents.json(file), "receipt of Homebrew");
        String path = file.path();
        int start = nameStart(path);
        int slash = path.indexOf('/', start);
        String name = path.substring(start, slash);
        String version = path.substring(slash + 1, path.length() - RECEIPT.length());
        if (!Names.valid(name) || !Names.valid(version)) {
            throw new IOException("receipt of Homebrew outside of the folder of a package");
        }
        PackageUrl purl = purl(receipt.get("source").text("tap"), name, version);
        out.accept(new Discovery.Installed(Component.of(purl, name, version)));
        for (JsonValue needed : receipt.get("runtime_dependencies").items()) {
            String other = needed.text("full_name", "");
            String exact = needed.text("pkg_version", needed.text("version", ""));
            int tap = other.lastIndexOf('/');
            if (Names.valid(other) && Names.valid(exact) && tap + 1 < other.length()) {
                PackageUrl to = purl(tap < 0 ? null : other.substring(0, tap), other.substring(tap + 1), exact);
                out.accept(new Discovery.Requires(purl, to));
            }
        }
    }

    private static PackageUrl purl(@Nullable String tap, String name, String version) {
        return PackageUrl.of("brew", CORE.equals(tap) || !Names.valid(tap) ? null : tap, name, version);
    }
}
