package io.pratique.image.source.engine;

import io.pratique.image.ImageTarget;
import io.pratique.image.source.ImageNames;
import io.pratique.image.source.SourceOptions;
import io.pratique.image.source.archive.Archives;
import io.pratique.image.source.archive.Spool;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An engine that speaks the Docker Engine API.
///
/// @param label for messages: `Docker`
/// @param endpoint null where no socket was found
record Engine(String label, @Nullable Endpoint endpoint) {
    private static final Duration TO_LOOK = Duration.ofSeconds(10);

    /// Somebody looks at a page meanwhile.
    private static final Duration TO_LIST = Duration.ofSeconds(2);

    /// Packing a large image may keep an engine silent for minutes.
    private static final Duration TO_PACK = Duration.ofMinutes(10);

    private static final int MAX_MESSAGE = 1 << 16;
    private static final int MAX_LIST = 8 << 20;

    /// Whether the engine listens on this machine and holds the image. Never asks another host.
    boolean holds(String name) {
        if (!(endpoint instanceof Endpoint.Socket(String text, var path)) || !ImageNames.isValid(name)) {
            return false;
        }
        try (HttpAnswer answer = new EngineClient(endpoint).get(path(name, "json"), TO_LOOK)) {
            return answer.status() == 200;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /// The images it holds, by name or, of those without one, by id (Docker Engine API, `GET /images/json`).
    List<String> images(int limit) throws IOException {
        if (endpoint == null) {
            return List.of();
        }
        try (HttpAnswer answer = new EngineClient(endpoint).get("/images/json", TO_LIST)) {
            requireSuccess(answer);
            byte[] body = answer.body().readNBytes(MAX_LIST + 1);
            if (body.length > MAX_LIST) {
                throw new IOException(label + " lists too many images");
            }
            Set<String> names = new LinkedHashSet<>();
            for (JsonValue image : Json.parse(body).items()) {
                List<String> tags = image.get("RepoTags").strings();
                names.addAll(tags.isEmpty() ? List.of(image.text("Id", "")) : tags);
            }
            names.removeIf(name -> !ImageNames.isValid(name));
            return names.stream().limit(limit).toList();
        }
    }

    /// Opens the image, from a copy that the engine makes.
    ImageTarget open(String name, SourceOptions options) {
        if (endpoint == null) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND, label + " does not listen on this machine: no socket was found; start it");
        }
        if (!ImageNames.isValid(name)) {
            throw new PratiqueException(ErrorKind.USAGE, "not the name of an image; write it as REPOSITORY:TAG");
        }
        try {
            requireImage(endpoint, name);
            return Archives.dockerArchive(archive(endpoint, name, options), name, options);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO,
                    label + " at " + endpoint.text() + " failed: " + ScanProblem.describe(problem),
                    problem);
        }
    }

    private void requireImage(Endpoint place, String name) throws IOException {
        try (HttpAnswer answer = new EngineClient(place).get(path(name, "json"), TO_LOOK)) {
            if (answer.status() == 404) {
                throw new PratiqueException(
                        ErrorKind.NOT_FOUND,
                        label + " holds no image " + name + "; pull it first, or scan it with registry:" + name);
            }
            requireSuccess(answer);
        }
    }

    private FileChannel archive(Endpoint place, String name, SourceOptions options) throws IOException {
        try (HttpAnswer answer = new EngineClient(place).get(path(name, "get"), TO_PACK)) {
            requireSuccess(answer);
            return Spool.fill(answer.body(), options);
        }
    }

    private void requireSuccess(HttpAnswer answer) throws IOException {
        if (answer.status() != 200) {
            throw new PratiqueException(
                    ErrorKind.IO, label + " refuses with status " + answer.status() + ": " + message(answer));
        }
    }

    /// What the engine says of an error, made safe to print.
    private static String message(HttpAnswer answer) throws IOException {
        byte[] body = answer.body().readNBytes(MAX_MESSAGE);
        String text;
        try {
            text = Json.parse(body).text("message", "no reason given");
        } catch (IOException noJson) {
            text = "no reason given";
        }
        String cut = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private static String path(String name, String what) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%40", "@");
        return "/images/" + encoded + "/" + what;
    }
}
