package io.pratique.image.source.archive;

import io.pratique.image.Target;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.SourceOptions;
import java.io.IOException;

/// An archive of `docker save`.
public final class DockerArchiveSource implements ImageSource {
    @Override
    public String id() {
        return "docker-archive";
    }

    @Override
    public String description() {
        return "an archive of docker save, also compressed: PATH, PATH:NAME or PATH@DIGEST";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        Location location = Location.parse(text);
        return location != null && ArchiveKind.of(location.path(), options) == ArchiveKind.DOCKER;
    }

    @Override
    public Target open(String text, SourceOptions options) throws IOException {
        return Archives.open(text, options, DockerArchiveReader::open);
    }
}
