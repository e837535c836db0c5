package io.pratique.cli;

import io.pratique.advisory.exchange.ArtifactSink;
import io.pratique.advisory.exchange.ArtifactSource;
import io.pratique.advisory.exchange.Descriptor;
import io.pratique.image.registry.ArtifactRepository;
import io.pratique.image.registry.Reference;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An artifact in a registry.
record RegistryParcel(ArtifactRepository repository) implements ArtifactSource, ArtifactSink {
    private static final int MOST_LISTED = 100;

    static RegistryParcel reading(String reference, boolean insecure, Surroundings around) {
        Reference parsed = parse(reference);
        return new RegistryParcel(ArtifactRepository.reading(parsed, settings(parsed, insecure, around)));
    }

    static RegistryParcel writing(String reference, boolean insecure, Surroundings around) {
        Reference parsed = parse(reference);
        if (parsed.digest() != null) {
            throw new PratiqueException(ErrorKind.USAGE, "give a tag to push to, not a digest");
        }
        return new RegistryParcel(ArtifactRepository.writing(parsed, settings(parsed, insecure, around)));
    }

    private static Reference parse(String text) {
        try {
            return Reference.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new PratiqueException(ErrorKind.USAGE, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static RegistrySettings settings(Reference reference, boolean insecure, Surroundings around) {
        try {
            return RegistrySettings.of(around.environment(), insecure, reference.registry());
        } catch (IllegalArgumentException unusable) {
            throw new PratiqueException(ErrorKind.USAGE, String.valueOf(unusable.getMessage()), unusable);
        }
    }

    @Override
    public byte[] manifest() throws IOException {
        return repository.manifest();
    }

    @Override
    public List<byte[]> signatures(Digest subject) throws IOException {
        List<Digest> listed = repository.referrers(subject, ExchangeOptions.BUNDLE);
        if (listed.size() > MOST_LISTED) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT, "more than " + MOST_LISTED + " artifacts refer to the database; refused");
        }
        List<byte[]> out = new ArrayList<>();
        for (Digest digest : listed) {
            byte[] manifest = repository.manifest(digest);
            if (ExchangeOptions.isSignature(manifest, subject)) {
                out.add(manifest);
            }
        }
        return out;
    }

    @Override
    public InputStream blob(Descriptor descriptor) throws IOException {
        return repository.blob(descriptor.digest(), descriptor.size());
    }

    @Override
    public void blob(Digest digest, byte[] content) throws IOException {
        repository.push(digest, content);
    }

    @Override
    public void blob(Digest digest, Path content) throws IOException {
        repository.push(digest, content);
    }

    @Override
    public void manifest(byte[] manifest) throws IOException {
        repository.pushManifest(manifest);
    }

    @Override
    public void signature(Digest subject, byte[] manifest) throws IOException {
        repository.pushReferrer(subject, ExchangeOptions.BUNDLE, manifest);
    }

    @Override
    public void close() {
        repository.close();
    }
}
