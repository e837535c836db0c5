package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the list of updates of an rpm repository up to date.
final class RepositoryUpdate {
    static final String INDEX = "repodata/repomd.xml";

    private static final String UPDATES = "repodata/updateinfo.xml";
    private static final String PLACES = "mirror.list";
    private static final long INDEX_LIMIT = 1 << 20;
    private static final int PLACES_LIMIT = 1 << 16;

    private final Fetcher fetcher;
    private final Job job;
    private final Download.Repository download;
    private final Path base;
    private final Staging staging;

    RepositoryUpdate(Fetcher fetcher, Job job, Download.Repository download) throws IOException {
        this.fetcher = fetcher;
        this.job = job;
        this.download = download;
        this.base = fetcher.folder().folder(download.root());
        this.staging = new Staging(fetcher.folder().staging(download.root()), this.base);
    }

    DownloadResult update() throws IOException {
        staging.recover();
        staging.discard();
        FileState held = FileUpdate.held(fetcher.folder(), download.stateOf(), base.resolve(INDEX));
        if (held != null && job.isFresh(held)) {
            return new DownloadResult.Unchanged();
        }
        try {
            return update(held);
        } catch (HttpException problem) {
            // A bucket without a list of its files says "forbidden" of one that it does not have.
            boolean absent = problem.kind() == ErrorKind.NOT_FOUND || problem.kind() == ErrorKind.UNAUTHORIZED;
            if (!download.optional() || !absent) {
                throw problem;
            }
            FileState state = fetcher.folder().state(download.stateOf());
            fetcher.folder().write(download.stateOf(), state.checkedAt(job.now(), job.run()));
            return new DownloadResult.Unchanged();
        }
    }

    private DownloadResult update(@Nullable FileState held) throws IOException {
        URI repository = download.mirrored() ? place() : download.url();
        // What a host says of the index at one place holds for that place alone.
        FileState here = held == null || isAt(repository) ? held : held.withoutValidators();
        Request request = new Request(repository.resolve(INDEX), staging.put(INDEX), INDEX_LIMIT, here, null);
        Fetched index = fetcher.file(request, job);
        if (!index.changed()) {
            fetcher.folder().write(download.stateOf(), index.state());
            return new DownloadResult.Unchanged();
        }
        RepositoryIndex.Part updates = RepositoryIndex.updates(staging.put(INDEX));
        List<String> old = old();
        if (updates != null) {
            String name = UPDATES + updates.suffix();
            if (old.contains(name) && updates.isChecksumOf(base.resolve(name))) {
                old.remove(name);
            } else {
                fetch(repository, updates, name);
            }
        }
        if (download.mirrored()) {
            staging.put(PLACES, (repository + "\n").getBytes(UTF_8));
        }
        staging.commit(old);
        fetcher.folder().write(download.stateOf(), index.state());
        return job.changed();
    }

    private void fetch(URI repository, RepositoryIndex.Part updates, String name) throws IOException {
        URI url = repository.resolve(updates.location()).normalize();
        if (!url.toString().startsWith(repository.toString())) {
            throw Job.invalid("names a list of updates outside of it; refused");
        }
        Path file = staging.put(name);
        fetcher.file(new Request(url, file, download.limit(), null, null), job);
        if (!updates.isChecksumOf(file)) {
            throw Job.invalid("has another list of updates than it tells the checksum of; refused");
        }
    }

    private List<String> old() throws IOException {
        List<String> out = new ArrayList<>();
        for (Path file : MirrorFolder.files(base.resolve("repodata"), 1)) {
            String name = "repodata/" + file;
            if (name.startsWith(UPDATES)) {
                out.add(name);
            }
        }
        return out;
    }

    private boolean isAt(URI repository) throws IOException {
        Path places = base.resolve(PLACES);
        return !download.mirrored()
                || Files.isRegularFile(places)
                        && Files.size(places) <= PLACES_LIMIT
                        && Files.readString(places).strip().equals(repository.toString());
    }

    /// The place of the repository, which has another name after each change: the first that the list tells.
    private URI place() throws IOException {
        String list = new String(fetcher.small(download.url(), PLACES_LIMIT, job), UTF_8);
        for (String line : list.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("https://")) {
                try {
                    return new URI(text.endsWith("/") ? text : text + "/").normalize();
                } catch (URISyntaxException unreadable) {
                    continue;
                }
            }
        }
        throw Job.invalid("lists no place that is spoken to over TLS; refused");
    }
}
