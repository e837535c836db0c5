package io.pratique.advisory.mirror;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings the records of an OSV ecosystem up to date: the archive at first, later the changed records alone.
final class OsvUpdate {
    /// Of more changed records than this the archive is fetched again.
    static final int MOST = 2_000;

    private static final String ARCHIVE = "all.zip";
    private static final String LISTING = "modified_id.csv";
    private static final String CHANGED = "changed/";

    private final Fetcher fetcher;
    private final Job job;
    private final Download.OsvEcosystem download;
    private final URI root;
    private final Path base;
    private final Staging staging;
    private final Documents documents;

    OsvUpdate(Fetcher fetcher, Job job, Download.OsvEcosystem download) throws IOException {
        this.fetcher = fetcher;
        this.job = job;
        this.download = download;
        this.root = download.root();
        this.base = fetcher.folder().folder(root);
        this.staging = new Staging(fetcher.folder().staging(root), this.base);
        this.documents =
                new Documents(fetcher, staging, id -> root.resolve("./" + id + ".json"), id -> CHANGED + id + ".json");
    }

    DownloadResult update() throws IOException {
        staging.recover();
        staging.discard();
        URI url = root.resolve(LISTING);
        FileState state = Files.exists(base.resolve(ARCHIVE))
                ? FileUpdate.held(fetcher.folder(), url, base.resolve(LISTING))
                : null;
        if (state != null && job.isFresh(state)) {
            return new DownloadResult.Unchanged();
        }
        Fetched listing;
        try {
            listing = fetcher.file(new Request(url, staging.put(LISTING), Listing.LIMIT, state, null), job);
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.NOT_FOUND && state == null) {
                return archiveAlone(url);
            }
            throw problem;
        }
        if (!listing.changed()) {
            fetcher.folder().write(url, listing.state());
            return new DownloadResult.Unchanged();
        }
        return apply(listing.state(), state);
    }

    /// Where the host has no listing, the state of the archive is noted in the place of the listing's.
    private DownloadResult archiveAlone(URI listing) throws IOException {
        URI url = root.resolve(ARCHIVE);
        DownloadResult result = new FileUpdate(fetcher, job).update(new Download.File(url, download.limit()));
        fetcher.folder().write(listing, fetcher.folder().state(url).standingFor(listing.toString()));
        return result;
    }

    private DownloadResult apply(FileState state, @Nullable FileState held) throws IOException {
        Listing now = Listing.read(staging.put(LISTING), Listing.Order.TIME_FIRST);
        Listing seen = held == null
                ? Listing.empty(Listing.Order.TIME_FIRST)
                : Listing.read(base.resolve(LISTING), Listing.Order.TIME_FIRST);
        List<String> changed = now.changedSince(seen);
        int kept = MirrorFolder.files(base.resolve(CHANGED), 1).size();
        if (seen.isEmpty()
                || changed.size() + kept > MOST
                || !now.goneSince(seen).isEmpty()) {
            return whole(state, now);
        }
        Set<String> absent = documents.fetch(changed, job);
        if (!absent.isEmpty() && absent.size() == changed.size()) {
            return whole(state, now);
        }
        return commit(state, now, absent, List.of());
    }

    private DownloadResult whole(FileState state, Listing now) throws IOException {
        URI url = root.resolve(ARCHIVE);
        var request = new Request(url, staging.put(ARCHIVE), download.limit(), null, null);
        FileState archive = fetcher.file(request, job).state();
        List<String> late = OsvArchive.late(staging.put(ARCHIVE), now, MOST);
        Set<String> absent = documents.fetch(late, job);
        List<String> old = new ArrayList<>();
        for (Path file : MirrorFolder.files(base.resolve(CHANGED), 1)) {
            old.add(CHANGED + file);
        }
        DownloadResult result = commit(state, now, absent, old);
        fetcher.folder().write(url, archive);
        return result;
    }

    private DownloadResult commit(FileState state, Listing now, Set<String> absent, List<String> deletions)
            throws IOException {
        FileState written = state;
        if (!absent.isEmpty()) {
            byte[] rows = now.without(absent);
            staging.put(LISTING, rows);
            written = Rewritten.of(state, staging.put(LISTING));
        }
        staging.commit(deletions);
        fetcher.folder().write(root.resolve(LISTING), written);
        return job.changed();
    }
}
