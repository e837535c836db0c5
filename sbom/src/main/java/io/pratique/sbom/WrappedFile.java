package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A file that is another one in all but what is written out.
interface WrappedFile extends ImageFile {
    ImageFile file();

    @Override
    default FileEntry entry() {
        return file().entry();
    }

    @Override
    default InputStream open() throws IOException {
        return file().open();
    }

    @Override
    default ByteBuffer content() throws IOException {
        return file().content();
    }

    @Override
    default Optional<ImageFile> neighbour(String path) {
        return file().neighbour(path);
    }

    @Override
    default boolean neighbourFolder(String path) {
        return file().neighbourFolder(path);
    }

    @Override
    default boolean rereading() {
        return file().rereading();
    }

    @Override
    default Limits limits() {
        return file().limits();
    }
}
