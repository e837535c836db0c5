package io.pratique.image.source.archive;

import io.pratique.image.ImageTarget;
import io.pratique.image.source.SourceOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/// Opens images in archives; the archive is closed when that fails, else with the image.
public final class Archives {
    private Archives() {}

    /// Finds an image in a bundle.
    interface Reader {
        ImageTarget open(Bundle bundle, String name, Selection selection, SourceOptions options) throws IOException;
    }

    static ImageTarget open(String text, SourceOptions options, Reader reader) throws IOException {
        Location location = Location.parse(text);
        if (location == null || !Files.isRegularFile(location.path())) {
            throw Refusals.notFound("no such file: " + Refusals.printable(text));
        }
        return open(TarBundle.open(location.path(), options), text, location.selection(), options, reader);
    }

    /// The only image of a `docker save` archive in a channel, which belongs to the target from now on.
    public static ImageTarget dockerArchive(FileChannel channel, String name, SourceOptions options)
            throws IOException {
        return open(TarBundle.over(channel, options), name, Selection.ONLY, options, DockerArchiveReader::open);
    }

    private static ImageTarget open(
            Bundle bundle, String name, Selection selection, SourceOptions options, Reader reader) throws IOException {
        boolean done = false;
        try {
            ImageTarget target = reader.open(bundle, name, selection, options);
            done = true;
            return target;
        } finally {
            if (!done) {
                bundle.close();
            }
        }
    }
}
