package io.pratique.advisory.exchange;

import io.pratique.model.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An artifact in memory, for tests to change.
final class MemoryParcel implements ArtifactSink, ArtifactSource {
    final Map<Digest, byte[]> blobs = new HashMap<>();
    final List<byte[]> signatures = new ArrayList<>();
    byte[] manifest = {};
    int opened;

    @Override
    public void blob(Digest digest, byte[] content) {
        blobs.put(digest, content);
    }

    @Override
    public void blob(Digest digest, Path content) throws IOException {
        blobs.put(digest, Files.readAllBytes(content));
    }

    @Override
    public void manifest(byte[] given) {
        manifest = given;
    }

    @Override
    public void signature(Digest subject, byte[] given) {
        signatures.add(given);
    }

    @Override
    public byte[] manifest() {
        return manifest;
    }

    @Override
    public List<byte[]> signatures(Digest subject) {
        return signatures;
    }

    @Override
    public InputStream blob(Descriptor descriptor) throws IOException {
        opened++;
        byte[] content = blobs.get(descriptor.digest());
        if (content == null) {
            throw new FileNotFoundException(descriptor.digest().toString());
        }
        return new ByteArrayInputStream(content);
    }
}
