package io.pratique.advisory.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// A folder with `HOST/PATH` inside. A file's length and time of change stand for its `ETag`.
record FolderSource(Path root) implements Source {
    @Override
    public Offer open(URI url, Map<String, String> headers) throws IOException {
        Path file = root.resolve(MirrorPath.of(url));
        if (!Files.isRegularFile(file)) {
            return answer(404, Map.of(), InputStream.nullInputStream());
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String etag =
                "W/\"" + attributes.size() + "-" + attributes.lastModifiedTime().toMillis() + "\"";
        if (etag.equals(headers.get("If-None-Match"))) {
            return answer(304, Map.of(), InputStream.nullInputStream());
        }
        return answer(
                200,
                Map.of("ETag", etag, "Content-Length", Long.toString(attributes.size())),
                Files.newInputStream(file));
    }

    private static Offer answer(int status, Map<String, String> headers, InputStream body) {
        return new Offer("the folder", status, headers::get, body);
    }
}
