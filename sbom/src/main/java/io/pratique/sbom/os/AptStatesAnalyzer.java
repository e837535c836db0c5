package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which packages of Debian came only because others need them: apt's `extended_states`, of which apt-mark(8)
/// tells.
/// All others were asked for, among them what the system began with.
///
/// A record is like those of dpkg: `Package`, `Architecture`, and `Auto-Installed`, which is 1 or 0. Architectures
/// are not told apart.
public final class AptStatesAnalyzer implements Analyzer {
    private static final String PACKAGE = "Package:";
    private static final String AUTOMATIC = "Auto-Installed:";

    @Override
    public String id() {
        return "os/apt-states";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("extended_states");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("var/lib/apt/extended_states");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<String> automatic = new ArrayList<>();
        var lines = new ByteLines(file.open());
        String name = "";
        while (lines.next()) {
            if (lines.length() == 0) {
                name = "";
            } else if (lines.startsWith(PACKAGE)) {
                name = lines.text(PACKAGE.length());
            } else if (lines.startsWith(AUTOMATIC)
                    && lines.text(AUTOMATIC.length()).equals("1")) {
                automatic.add(name);
            } else if (!lines.startsWith("Architecture:") && !lines.startsWith(AUTOMATIC)) {
                throw new IOException("not a list of apt's states");
            }
        }
        out.accept(new Discovery.Chosen("deb", automatic, true));
    }
}
