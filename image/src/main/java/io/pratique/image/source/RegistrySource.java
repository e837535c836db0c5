package io.pratique.image.source;

import io.pratique.http.HttpException;
import io.pratique.image.Target;
import io.pratique.image.registry.Reference;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.image.registry.RegistryTarget;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.InterruptedIOException;

/// Images in registries that speak the OCI distribution-spec.
public final class RegistrySource implements ImageSource {
    @Override
    public String id() {
        return "registry";
    }

    @Override
    public String description() {
        return "an image in a registry: alpine:3.20, ghcr.io/owner/name@sha256:…";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        try {
            Reference.parse(text);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    @Override
    public Target open(String text, SourceOptions options) throws IOException {
        Reference reference;
        RegistrySettings settings;
        try {
            reference = Reference.parse(text);
            settings = RegistrySettings.of(options.environment(), options.insecure(), reference.registry());
        } catch (IllegalArgumentException malformed) {
            throw new PratiqueException(ErrorKind.USAGE, ScanProblem.describe(malformed), malformed);
        }
        try {
            return RegistryTarget.open(text, reference, settings, options.platform());
        } catch (HttpException refused) {
            throw new PratiqueException(refused.kind(), ScanProblem.describe(refused), refused);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException problem) {
            throw new PratiqueException(ErrorKind.IO, ScanProblem.describe(problem), problem);
        }
    }
}
