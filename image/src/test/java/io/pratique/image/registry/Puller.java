package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pratique.model.image.Platform;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Pulls images the way a user would, without this machine's own configuration and without waiting.
final class Puller {
    /// What must never be printed. Real secrets are not words, so that this one is searched for as a whole.
    static final String SECRET = "canary-9f3c1";

    final Map<String, String> environment = new HashMap<>();
    FakeWaiting waiting = new FakeWaiting(Duration.ZERO);
    Duration idleTimeout = Duration.ofSeconds(20);
    boolean insecure;

    @Nullable
    Platform platform = Platform.parse("linux/amd64");

    Puller with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Puller login() {
        return with("PRATIQUE_REGISTRY_USERNAME", "ann").with("PRATIQUE_REGISTRY_PASSWORD", SECRET);
    }

    Puller insecure() {
        insecure = true;
        return this;
    }

    /// The image at `HOST/app:1`.
    RegistryTarget open(String host) throws IOException {
        return openImage(host + "/app:1");
    }

    RegistryTarget openImage(String text) throws IOException {
        Reference reference = Reference.parse(text);
        RegistrySettings settings = RegistrySettings.of(environment, insecure, reference.registry());
        return RegistryTarget.open(text, reference, settings, platform, idleTimeout, waiting);
    }

    /// The bytes of the lowest layer.
    byte[] firstLayer(String host) throws IOException {
        try (RegistryTarget target = open(host)) {
            return firstLayer(target);
        }
    }

    static byte[] firstLayer(RegistryTarget target) throws IOException {
        try (InputStream in = target.open(target.image().layers().getFirst())) {
            return in.readAllBytes();
        }
    }

    /// Why the lowest layer cannot be read. Whatever it is, it must not speak of the secret.
    Throwable failure(String host) {
        Throwable problem = catchThrowable(() -> firstLayer(host));
        assertThat(problem).isNotNull();
        var trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
        assertThat(problem).isInstanceOfAny(IOException.class, io.pratique.model.PratiqueException.class);
        return problem;
    }

    /// An image with one layer of noise, 300 kB when stored.
    static BuiltImage noise() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        return ImageBuilder.image().layer(layer -> layer.file("noise", noise)).build();
    }
}
