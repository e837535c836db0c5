package io.pratique.advisory.exchange;

import io.pratique.http.HttpException;
import io.pratique.http.Printable;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An artifact whose layers are files with their paths as titles, as `oras push` writes it.
///
/// @param files by their titles, which are relative paths that lead out of nothing
public record FileArtifact(ArtifactSource source, Map<String, Descriptor> files) {
    private static final int LONGEST = 4 << 20;

    /// By this ORAS notes that a layer is a folder in an archive.
    private static final String FOLDER = "io.deis.oras.content.unpack";

    public FileArtifact {
        files = Map.copyOf(files);
    }

    /// @throws IOException when it holds no files, or one whose title cannot be a path
    public static FileArtifact read(ArtifactSource source) throws IOException {
        byte[] manifest = source.manifest();
        if (manifest.length > LONGEST) {
            throw refused("has a manifest of more than " + (LONGEST >> 20) + " MiB");
        }
        Map<String, Descriptor> files = new LinkedHashMap<>();
        for (JsonValue layer : Json.parse(manifest).get("layers").items()) {
            JsonValue annotations = layer.get("annotations");
            String title = annotations.text(Types.TITLE);
            if (title == null) {
                continue;
            }
            String shown = "'" + Printable.of(title) + "'";
            if (!isPath(title)) {
                throw refused("has a layer with the title " + shown + ", which is no relative path");
            }
            if (annotations.text(FOLDER, "").equals("true")) {
                throw refused("holds the folder " + shown + " as one archive; push its files one by one");
            }
            if (files.put(title, file(layer)) != null) {
                throw refused("has two layers with the title " + shown);
            }
        }
        if (files.isEmpty()) {
            throw refused("holds no files: none of its layers has a title");
        }
        return new FileArtifact(source, files);
    }

    private static Descriptor file(JsonValue layer) throws IOException {
        Descriptor file = Manifests.descriptor(layer);
        if (!file.digest().algorithm().equals("sha256")) {
            throw refused("has a layer with a digest other than SHA-256");
        }
        return file;
    }

    private static boolean isPath(String title) {
        for (String segment : title.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return title.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }

    private static HttpException refused(String what) {
        return new HttpException(ErrorKind.INVALID_INPUT, "the artifact " + what + "; refused");
    }

    public @Nullable Descriptor find(String path) {
        return files.get(path);
    }

    /// The file's bytes; reading their end throws where they are not those of the digest.
    public InputStream open(Descriptor file) throws IOException {
        return new ExactInput(source.blob(file), file);
    }
}
