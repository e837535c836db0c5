package io.pratique.image.source.engine;

import io.pratique.image.Target;
import io.pratique.image.source.ImageSource;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.PratiqueException;

/// Images that Docker holds.
public final class DockerSource implements ImageSource {
    @Override
    public String id() {
        return "docker";
    }

    @Override
    public String description() {
        return "an image that Docker holds on this machine, by name or id";
    }

    @Override
    public boolean recognises(String text, SourceOptions options) {
        try {
            return engine(options).holds(text);
        } catch (PratiqueException unusableEndpoint) {
            return false;
        }
    }

    @Override
    public Target open(String text, SourceOptions options) {
        return engine(options).open(text, options);
    }

    private static Engine engine(SourceOptions options) {
        return new Engine("Docker", Endpoint.docker(options.environment()));
    }
}
