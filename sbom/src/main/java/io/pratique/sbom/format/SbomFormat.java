package io.pratique.sbom.format;

import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A way to write an inventory down for others.
///
/// To add one: a class, a line in [SbomFormats#ALL].
public interface SbomFormat {
    /// What `--format` takes, before the `@`.
    String id();

    /// One line for people.
    String description();

    /// Versions of the specification that can be written, the newest first.
    List<String> versions();

    String mediaType();

    /// Writes a whole document; the stream is left open. The same arguments give the same bytes.
    void write(ScanResult result, SbomOptions options, OutputStream out) throws IOException;
}
