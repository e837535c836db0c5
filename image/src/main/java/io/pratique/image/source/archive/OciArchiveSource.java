package io.pratique.image.source.archive;

import io.pratique.image.Target;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.SourceOptions;
import java.io.IOException;

/// A tar of an OCI image layout.
public final class OciArchiveSource implements ImageSource {
    @Override
    public String id() {
        return "oci-archive";
    }

    @Override
    public String description() {
        return "a tar of an OCI image layout, also compressed: PATH, PATH:NAME or PATH@DIGEST";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        Location location = Location.parse(text);
        return location != null && ArchiveKind.of(location.path(), options) == ArchiveKind.OCI;
    }

    @Override
    public Target open(String text, SourceOptions options) throws IOException {
        return Archives.open(text, options, OciLayoutReader::open);
    }
}
