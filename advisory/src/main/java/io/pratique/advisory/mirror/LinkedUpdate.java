package io.pratique.advisory.mirror;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import io.pratique.http.HttpException;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Brings a file up to date whose address another document tells.
record LinkedUpdate(Fetcher fetcher, Job job) {
    private static final int POINTER_LIMIT = 1 << 16;

    DownloadResult update(Download.Linked download) throws IOException {
        MirrorFolder folder = fetcher.folder();
        Path target = folder.target(download.kept());
        FileState held = FileUpdate.held(folder, download.kept(), target);
        if (held != null && job.isFresh(held)) {
            return new DownloadResult.Unchanged();
        }
        JsonValue link;
        try {
            link = link(fetcher.small(download.pointer(), POINTER_LIMIT, job));
        } catch (HttpException problem) {
            // Whoever has no token may have put the file there.
            if (problem.kind() == ErrorKind.USAGE
                    && held == null
                    && target.toFile().isFile()) {
                return new DownloadResult.Unchanged();
            }
            throw problem;
        }
        String stated = link.text("sha256", "").toLowerCase(Locale.ROOT);
        if (held != null && stated.equals(held.sha256())) {
            folder.write(download.kept(), held.checkedAt(job.now(), job.run()));
            return new DownloadResult.Unchanged();
        }
        return fetch(download, new Request(url(link), download.kept(), target, download.limit(), stated));
    }

    private DownloadResult fetch(Download.Linked download, Request request) throws IOException {
        Fetched fetched = fetcher.file(request, job);
        fetcher.folder().write(download.kept(), fetched.state());
        return job.changed();
    }

    private static JsonValue link(byte[] pointer) throws IOException {
        List<JsonValue> links = Json.parse(pointer).get("data").items();
        if (links.isEmpty() || links.getFirst().text("sha256", "").length() != 64) {
            throw Job.invalid("tells no address of the data or no checksum; refused");
        }
        return links.getFirst();
    }

    private static URI url(JsonValue link) throws IOException {
        try {
            URI url = new URI(link.text("url", ""));
            if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw Job.invalid("leads to something that is not asked over TLS; refused");
    }
}
