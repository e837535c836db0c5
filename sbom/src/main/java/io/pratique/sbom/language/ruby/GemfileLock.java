package io.pratique.sbom.language.ruby;

import io.pratique.image.ImageFile;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a Gemfile.lock lists.
///
/// Sections begin at the margin. Those with sources (`GEM`, `GIT`, `PATH`, `PLUGIN SOURCE`) have gems four spaces
/// in, `NAME (VERSION)` or `NAME (VERSION-PLATFORM)`, and six spaces in what each needs. `DEPENDENCIES` lists what
/// the project itself needs, with `!` after gems that come from a source of their own.
final class GemfileLock {
    private final LockedPackages packages = new LockedPackages();
    private boolean direct;
    private @Nullable String gem;

    LockedPackages packages() {
        return packages;
    }

    void read(ImageFile file) throws IOException {
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            int indent = indent(lines);
            if (indent == 0 && lines.length() > 0) {
                direct = lines.text(0).equals("DEPENDENCIES");
                gem = null;
            } else if (direct && indent == 2) {
                packages.need(null, name(lines.text(2)));
            } else if (indent == 4) {
                takeGem(lines.text(4));
            } else if (indent == 6 && gem != null) {
                packages.need(gem, name(lines.text(6)));
            }
        }
    }

    private static int indent(ByteLines lines) {
        int indent = 0;
        while (lines.at(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private void takeGem(String line) {
        int open = line.indexOf(" (");
        gem = open <= 0 || !line.endsWith(")") ? null : line.substring(0, open);
        if (gem == null) {
            return;
        }
        String version = line.substring(open + 2, line.length() - 1);
        int platform = version.indexOf('-');
        version = platform < 0 ? version : version.substring(0, platform);
        if (Names.valid(gem) && Names.valid(version) && Gems.isVersion(version)) {
            packages.add(gem, Gems.component(gem, version));
        }
    }

    /// The gem's name without the versions that would do.
    private static String name(String dependency) {
        int end = dependency.indexOf(" (");
        String name = end < 0 ? dependency : dependency.substring(0, end);
        return name.endsWith("!") ? name.substring(0, name.length() - 1) : name;
    }
}
