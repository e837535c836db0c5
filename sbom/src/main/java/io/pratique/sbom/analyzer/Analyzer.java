package io.pratique.sbom.analyzer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import java.io.IOException;
import java.util.function.Consumer;

/// Finds out what one kind of file says. Stateless: one instance serves all layers at once.
///
/// To add one: a class, a fixture folder, a line in [Analyzers#ALL]; see docs/howto/add-an-analyzer.md.
public interface Analyzer {
    /// The path of the format, for example `os/apk` or `language/python/wheel`.
    String id();

    /// Raised when the discoveries for some file change, so that stored results are not reused.
    int version();

    /// The names of the files that it may want, so that it need not be asked about all others. Asked for once.
    default FileNames names() {
        return FileNames.ANY;
    }

    /// Whether it wants the contents; asked for every file of these names, so it looks at the path first and does
    /// nothing slow. As long as the name decides, there is nothing to say here.
    default boolean wants(FileEntry file) {
        return names().match(file.path());
    }

    /// Whether the name of a file tells it all, so that no contents are kept or read for its sake.
    default boolean readsNamesOnly() {
        return false;
    }

    /// Tells what the file says. What was told before an exception is kept, and the file is reported as partly
    /// read.
    ///
    /// @throws IOException when the file is not what its name promises
    void analyze(ImageFile file, Consumer<Discovery> out) throws IOException;
}
