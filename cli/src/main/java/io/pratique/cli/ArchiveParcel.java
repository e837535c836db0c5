package io.pratique.cli;

import io.pratique.advisory.exchange.ArtifactSource;
import io.pratique.advisory.exchange.Descriptor;
import io.pratique.image.Limits;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.source.SourceOptions;
import io.pratique.image.source.archive.Bundle;
import io.pratique.image.source.archive.TarBundle;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An artifact in a file: an OCI image layout in a tar. Nothing is unpacked by name.
record ArchiveParcel(Bundle bundle) implements ArtifactSource {
    private static final int LARGEST_MANIFEST = 1 << 20;
    private static final int MOST = 100;

    static ArchiveParcel open(Path file, Surroundings around) throws IOException {
        var options = new SourceOptions(null, false, Limits.DEFAULT, around.environment());
        return new ArchiveParcel(TarBundle.open(file, options));
    }

    /// The first manifest that signs nothing.
    @Override
    public byte[] manifest() throws IOException {
        for (byte[] manifest : manifests()) {
            if (Artifacts.parse(manifest).subject() == null) {
                return manifest;
            }
        }
        throw invalid("there is no artifact in the file");
    }

    @Override
    public List<byte[]> signatures(Digest subject) throws IOException {
        List<byte[]> out = new ArrayList<>();
        for (byte[] manifest : manifests()) {
            if (ExchangeOptions.isSignature(manifest, subject)) {
                out.add(manifest);
            }
        }
        return out;
    }

    private List<byte[]> manifests() throws IOException {
        List<Artifact.Entry> entries = Artifacts.list(read("index.json"));
        if (entries.size() > MOST) {
            throw invalid("there are more than " + MOST + " artifacts in the file");
        }
        List<byte[]> out = new ArrayList<>();
        for (Artifact.Entry entry : entries) {
            byte[] manifest = read(name(entry.descriptor().digest()));
            Hashes.verify(entry.descriptor(), manifest, "manifest");
            out.add(manifest);
        }
        return out;
    }

    @Override
    public InputStream blob(Descriptor descriptor) throws IOException {
        return find(name(descriptor.digest())).open();
    }

    private byte[] read(String path) throws IOException {
        Bundle.Part part = find(path);
        if (part.size() > LARGEST_MANIFEST) {
            throw invalid(path + " is larger than " + (LARGEST_MANIFEST >> 10) + " KiB");
        }
        try (InputStream in = part.open()) {
            return in.readNBytes((int) part.size());
        }
    }

    private Bundle.Part find(String path) throws IOException {
        Bundle.Part part = bundle.find(path);
        if (part == null) {
            throw invalid("the file is not one of 'db export', or not whole: it has no " + path);
        }
        return part;
    }

    private static String name(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    private static PratiqueException invalid(String message) {
        return new PratiqueException(ErrorKind.INVALID_INPUT, message);
    }

    @Override
    public void close() throws IOException {
        bundle.close();
    }
}
