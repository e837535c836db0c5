package io.pratique.sbom.language.lua;

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
import java.util.List;
import java.util.function.Consumer;

/// Reads rockspecs, `NAME-VERSION-REVISION.rockspec`: LuaRocks keeps that of each installed rock below its
/// `rocks-5.x` folder.
///
/// Name and version are in the file's name, by which LuaRocks finds it. The contents are a Lua program, of which
/// the licence is taken where it is a plain string.
public final class RockspecAnalyzer implements Analyzer {
    private static final String EXTENSION = ".rockspec";

    @Override
    public String id() {
        return "language/lua/rockspec";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(EXTENSION);
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(EXTENSION) && revision(file.name()) > 0;
    }

    /// Where the last hyphen stands that has a number behind and a version before it, or -1.
    private static int revision(String name) {
        int end = name.length() - EXTENSION.length();
        int hyphen = name.lastIndexOf('-', end);
        for (int i = hyphen + 1; i < end; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return -1;
            }
        }
        return hyphen > 0 && hyphen + 1 < end ? name.lastIndexOf('-', hyphen - 1) : -1;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String license = "";
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            String value = license.isEmpty() ? license(lines.text(0)) : "";
            license = value.isEmpty() ? license : value;
        }
        String rock = file.entry().name();
        int hyphen = revision(rock);
        String name = rock.substring(0, hyphen);
        String version = rock.substring(hyphen + 1, rock.length() - EXTENSION.length());
        if (Names.valid(name) && Names.valid(version)) {
            PackageUrl purl = PackageUrl.of("luarocks", null, name, version);
            Component component = Component.of(purl, name, version);
            out.accept(
                    new Discovery.Installed(license.isEmpty() ? component : component.withLicenses(List.of(license))));
        }
    }

    /// The value of `license = "…"`, empty for other lines.
    private static String license(String line) {
        int equals = line.startsWith("license") ? line.indexOf('=') : -1;
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        char quote = value.isEmpty() ? 0 : value.charAt(0);
        int end = quote == '"' || quote == '\'' ? value.indexOf(quote, 1) : -1;
        String text = end < 0 ? "" : value.substring(1, end);
        return Names.valid(text) ? text : "";
    }
}
