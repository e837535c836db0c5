package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Names;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Packages in a Nix store, by the names of their folders: `/nix/store/HASH-NAME-VERSION`, or
/// `HASH-NAME-VERSION-OUTPUT` for a part of a package (nix.dev, "Store path").
///
/// Folders are not shown to analyzers, so the files near the top of each are looked at; of these the names tell it.
public final class NixStoreAnalyzer implements Analyzer {
    private static final String STORE = "nix/store/";
    private static final int HASH = 32;
    private static final int DEPTH = 4;
    private static final List<String> OUTPUTS =
            List.of("-bin", "-dev", "-doc", "-info", "-lib", "-man", "-out", "-static", "-debug", "-devdoc", "-data");

    @Override
    public String id() {
        return "os/nix-store";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean readsNamesOnly() {
        return true;
    }

    /// Files of nothing are left out: links show up as such, and lead to other folders.
    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        if (!path.startsWith(STORE) || file.size() == 0) {
            return false;
        }
        int depth = 0;
        for (int i = STORE.length(); i < path.length() && depth <= DEPTH; i++) {
            depth += path.charAt(i) == '/' ? 1 : 0;
        }
        return depth > 0 && depth <= DEPTH && component(path) != null;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) {
        @Nullable Component component = component(file.path());
        if (component != null) {
            out.accept(new Discovery.Installed(component));
        }
    }

    private static @Nullable Component component(String path) {
        int start = STORE.length() + HASH + 1;
        int end = path.indexOf('/', STORE.length());
        if (end <= start || path.charAt(start - 1) != '-' || !isHash(path)) {
            return null;
        }
        int version = versionStart(path, start, end);
        if (version < 0) {
            return null;
        }
        String name = path.substring(start, version - 1);
        String exact = withoutOutput(path.substring(version, end));
        return Names.valid(name) && Names.valid(exact)
                ? Component.of(PackageUrl.of("nix", null, name, exact), name, exact)
                        .withOrigins(List.of(new Origin(null, path.substring(0, end))))
                : null;
    }

    /// Nix writes hashes in base 32 of digits and small letters.
    private static boolean isHash(String path) {
        for (int i = STORE.length(); i < STORE.length() + HASH; i++) {
            char c = path.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }

    /// Behind the first hyphen before a digit (Nix manual, `builtins.parseDrvName`); -1 where there is none.
    private static int versionStart(String path, int start, int end) {
        for (int i = start + 1; i + 1 < end; i++) {
            char next = path.charAt(i + 1);
            if (path.charAt(i) == '-' && next >= '0' && next <= '9') {
                return i + 1;
            }
        }
        return -1;
    }

    private static String withoutOutput(String version) {
        for (String output : OUTPUTS) {
            if (version.endsWith(output) && version.length() > output.length()) {
                return version.substring(0, version.length() - output.length());
            }
        }
        return version;
    }
}
