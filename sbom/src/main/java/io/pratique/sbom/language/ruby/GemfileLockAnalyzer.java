package io.pratique.sbom.language.ruby;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the lock files of Bundler: Gemfile.lock, or gems.locked beside a gems.rb (bundler.io, gemfile.5).
public final class GemfileLockAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/ruby/gemfile-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Gemfile.lock", "gems.locked");
    }

    /// Lock files that installed gems bring along say how these were developed.
    @Override
    public boolean wants(FileEntry file) {
        return (file.at("Gemfile.lock") || file.at("gems.locked")) && !isInGem(file.path());
    }

    /// Whether the path leads through `gems/NAME-VERSION/`.
    private static boolean isInGem(String path) {
        for (int at = path.indexOf("gems/"); at >= 0; at = path.indexOf("gems/", at + 1)) {
            int start = at + "gems/".length();
            int end = path.indexOf('/', start);
            int hyphen = end < 0 ? -1 : path.lastIndexOf('-', end);
            if (hyphen > start && (at == 0 || path.charAt(at - 1) == '/')) {
                char version = path.charAt(hyphen + 1);
                boolean revision = path.startsWith("bundler/", at - "bundler/".length());
                if (revision || (version >= '0' && version <= '9')) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lock = new GemfileLock();
        lock.read(file);
        lock.packages().tell(out);
    }
}
