package io.pratique.advisory.mirror;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Brings a single file up to date.
record FileUpdate(Fetcher fetcher, Job job) {
    DownloadResult update(Download.File file) throws IOException {
        MirrorFolder folder = fetcher.folder();
        Path target = folder.target(file.url());
        FileState held = held(folder, file.url(), target);
        if (held != null && job.isFresh(held)) {
            return new DownloadResult.Unchanged();
        }
        var request = new Request(file.url(), target, file.limit(), held, file.checksum());
        Fetched fetched = fetcher.file(request, job);
        folder.write(file.url(), fetched.state());
        return fetched.changed() ? job.changed() : new DownloadResult.Unchanged();
    }

    /// The state of what lies there; null where nothing does, or something else than the state tells.
    static @Nullable FileState held(MirrorFolder folder, URI url, Path target) throws IOException {
        FileState state = folder.state(url);
        boolean there = Files.isRegularFile(target) && Files.size(target) == state.length();
        return there && state.sha256() != null ? state : null;
    }
}
