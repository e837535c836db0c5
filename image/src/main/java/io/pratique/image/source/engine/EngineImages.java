package io.pratique.image.source.engine;

import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the container engines of this machine hold.
public final class EngineImages {
    private EngineImages() {}

    /// An engine that listens on this machine.
    ///
    /// @param id of its image source: `docker`
    /// @param images by name, or by id where they have none
    /// @param problem why they cannot be listed; empty where they can
    public record Held(String id, String label, List<String> images, String problem) {
        public Held {
            images = List.copyOf(images);
        }

        /// An image as image sources take it: `docker:app:1.4`.
        public String target(String image) {
            return id + ":" + image;
        }
    }

    /// Every engine that has a socket here. Never asks another host.
    ///
    /// @param limit of images of one engine
    public static List<Held> list(Map<String, String> environment, int limit) {
        List<Held> out = new ArrayList<>();
        add(out, "docker", "Docker", () -> Endpoint.docker(environment), limit);
        add(out, "podman", "Podman", () -> Endpoint.podman(environment), limit);
        return out;
    }

    @FunctionalInterface
    private interface Place {
        @Nullable
        Endpoint find();
    }

    private static void add(List<Held> out, String id, String label, Place place, int limit) {
        try {
            if (place.find() instanceof Endpoint.Socket socket) {
                out.add(new Held(id, label, new Engine(label, socket).images(limit), ""));
            }
        } catch (IOException | PratiqueException refused) {
            out.add(new Held(id, label, List.of(), String.valueOf(refused.getMessage())));
        }
    }
}
