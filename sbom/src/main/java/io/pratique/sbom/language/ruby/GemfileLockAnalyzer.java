package io.pratique.sbom.language.ruby;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the lock files of Bundler: Gemfile.lock, or gems.locked beside a gems.rb (bundler.io, gemfile.5).
public final class GemfileLockAnalyzer implements ProjectFileAnalyzer {
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

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lock = new GemfileLock();
        lock.read(file);
        lock.packages().tell(out);
    }
}
