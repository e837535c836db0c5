package io.pratique.image.source;

import io.pratique.image.Target;
import io.pratique.image.source.archive.DockerArchiveSource;
import io.pratique.image.source.archive.OciArchiveSource;
import io.pratique.image.source.archive.OciDirectorySource;
import io.pratique.image.source.containerd.ContainerdSource;
import io.pratique.image.source.engine.DockerSource;
import io.pratique.image.source.engine.PodmanSource;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;

/// All image sources, in the order in which a text without a prefix is offered to them.
public final class ImageSources {
    public static final List<ImageSource> ALL = List.of(
            new OciDirectorySource(),
            new OciArchiveSource(),
            new DockerArchiveSource(),
            new FolderSource(),
            new DocumentSource(),
            new FileSource(),
            new DockerSource(),
            new PodmanSource(),
            new ContainerdSource(),
            new RegistrySource());

    private ImageSources() {}

    /// Opens what `reference` names: with a prefix the source of that name, without one the first that recognises
    /// it.
    public static Target open(String reference, SourceOptions options) throws IOException {
        for (ImageSource source : ALL) {
            String prefix = source.id() + ":";
            if (reference.startsWith(prefix)) {
                return source.open(reference.substring(prefix.length()), options);
            }
        }
        for (ImageSource source : ALL) {
            if (source.recognises(reference, options)) {
                return source.open(reference, options);
            }
        }
        if (reference.startsWith("/") || reference.startsWith("./") || reference.startsWith("../")) {
            LocalPaths.require(reference);
        }
        throw new PratiqueException(
                ErrorKind.USAGE,
                "cannot tell what '" + reference + "' is; force a source with a prefix, for example dir:PATH");
    }
}
