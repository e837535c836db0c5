package io.pratique.image.source.archive;

import io.pratique.image.Target;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;

/// A folder with an OCI image layout.
public final class OciDirectorySource implements ImageSource {
    @Override
    public String id() {
        return "oci-dir";
    }

    @Override
    public String description() {
        return "a folder with an OCI image layout: PATH, PATH:NAME or PATH@DIGEST";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        Location location = Location.parse(text);
        return location != null && Files.isRegularFile(location.path().resolve("oci-layout"));
    }

    @Override
    public Target open(String text, SourceOptions options) throws IOException {
        Location location = Location.parse(text);
        if (location == null || !Files.isDirectory(location.path())) {
            throw Refusals.notFound("no such folder: " + Refusals.printable(text));
        }
        return OciLayoutReader.open(new FolderBundle(location.path()), text, location.selection(), options);
    }
}
