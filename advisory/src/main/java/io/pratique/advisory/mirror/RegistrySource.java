package io.pratique.advisory.mirror;

import io.pratique.advisory.exchange.ArtifactSource;
import io.pratique.advisory.exchange.Descriptor;
import io.pratique.advisory.exchange.FileArtifact;
import io.pratique.advisory.exchange.Registries;
import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// An artifact in a registry with a file `HOST/PATH` for each that hosts would be asked for. A file's digest is its
/// `ETag`.
///
/// The manifest is asked for once, so that all files are of the same artifact.
final class RegistrySource implements Source {
    private final String reference;
    private final Registries registries;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ArtifactSource opened;
    private @Nullable FileArtifact artifact;
    private @Nullable String failure;

    RegistrySource(String reference, Registries registries) {
        this.reference = reference;
        this.registries = registries;
    }

    @Override
    public Offer open(URI url, Map<String, String> headers) throws IOException {
        String path = MirrorPath.of(url);
        FileArtifact files = artifact();
        Descriptor file = files.find(path);
        if (file == null) {
            throw new HttpException(ErrorKind.NOT_FOUND, reference + " has no file " + path);
        }
        String etag = "\"" + file.digest() + "\"";
        if (etag.equals(headers.get("If-None-Match"))) {
            return new Offer(reference, 304, name -> null, InputStream.nullInputStream());
        }
        Map<String, String> told = Map.of("ETag", etag, "Content-Length", Long.toString(file.size()));
        return new Offer(reference, 200, told::get, files.open(file));
    }

    private FileArtifact artifact() throws IOException {
        lock.lock();
        try {
            if (artifact == null) {
                artifact = read();
            }
            return artifact;
        } finally {
            lock.unlock();
        }
    }

    /// That there is no such artifact is no word about a file: it is a failure for all of them.
    private FileArtifact read() throws IOException {
        if (failure == null) {
            try {
                opened = registries.open(reference);
                return FileArtifact.read(opened);
            } catch (IOException | PratiqueException problem) {
                failure = reference + ": " + ScanProblem.describe(problem);
            }
        }
        throw new HttpException(ErrorKind.IO, failure);
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
