package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings a directory of CSAF documents up to date: the archive at first, later the changed documents alone.
final class ChangesUpdate {
    /// Of more changed documents than this a newer archive is fetched, where there is one.
    static final int MOST = 2_000;

    private static final int MOST_EVER = 60_000;
    private static final int POINTER_LIMIT = 4096;

    private final Fetcher fetcher;
    private final Job job;
    private final Download.Changes download;
    private final Path base;
    private final Staging staging;
    private final Documents documents;

    ChangesUpdate(Fetcher fetcher, Job job, Download.Changes download) throws IOException {
        this.fetcher = fetcher;
        this.job = job;
        this.download = download;
        this.base = fetcher.folder().folder(download.base());
        this.staging = new Staging(fetcher.folder().staging(download.base()), this.base);
        this.documents = new Documents(fetcher, staging, this::url, name -> name);
    }

    private URI url(String name) {
        return download.base().resolve("./" + name);
    }

    DownloadResult update() throws IOException {
        staging.recover();
        staging.discard();
        String archive = heldArchive();
        FileState state = archive == null ? null : held(download.changes());
        if (state != null && job.isFresh(state)) {
            return new DownloadResult.Unchanged();
        }
        Fetched changes = fetch(download.changes(), state);
        Fetched deletions = deletions(archive == null ? null : held(download.deletions()));
        boolean moved = changes.changed() || (deletions != null && deletions.changed());
        DownloadResult result = moved ? apply(changes, archive) : new DownloadResult.Unchanged();
        if (!moved) {
            fetcher.folder().write(url(download.changes()), changes.state());
        }
        if (deletions != null) {
            fetcher.folder().write(url(download.deletions()), deletions.state());
        }
        return result;
    }

    private @Nullable FileState held(String name) throws IOException {
        return FileUpdate.held(fetcher.folder(), url(name), base.resolve(name));
    }

    private Fetched fetch(String name, @Nullable FileState held) throws IOException {
        return fetcher.file(new Request(url(name), staging.put(name), Listing.LIMIT, held, null), job);
    }

    /// A directory without deletions need not list them.
    private @Nullable Fetched deletions(@Nullable FileState held) throws IOException {
        try {
            return fetch(download.deletions(), held);
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw problem;
        }
    }

    /// The name of the archive that lies here; null for none.
    private @Nullable String heldArchive() throws IOException {
        Path pointer = base.resolve(download.archive());
        if (!Files.exists(pointer) || Files.size(pointer) > POINTER_LIMIT) {
            return null;
        }
        String name = Files.readString(pointer).strip();
        return Listing.isName(name) && Files.exists(base.resolve(name)) ? name : null;
    }

    private DownloadResult apply(Fetched changes, @Nullable String archive) throws IOException {
        Listing seen = archive == null
                ? Listing.empty(Listing.Order.NAME_FIRST)
                : Listing.read(base.resolve(download.changes()), Listing.Order.NAME_FIRST);
        Listing now = changes.changed() ? staged(download.changes()) : seen;
        List<String> changed = now.changedSince(seen);
        Listing deleted = staged(download.deletions());
        Set<String> gone = new HashSet<>(now.goneSince(seen));
        gone.addAll(deleted.goneSince(now));
        if (archive == null || changed.size() > MOST) {
            String newest = newestArchive();
            if (!newest.equals(archive)) {
                return whole(changes, now, newest);
            }
        }
        return commit(changes, now, fetch(changed), List.copyOf(gone));
    }

    private Listing staged(String name) throws IOException {
        return Listing.read(staging.put(name), Listing.Order.NAME_FIRST);
    }

    private Set<String> fetch(List<String> names) throws IOException {
        if (names.size() > MOST_EVER) {
            throw Job.invalid("lists more than " + MOST_EVER + " changes since its archive; refused");
        }
        return documents.fetch(names, job);
    }

    private String newestArchive() throws IOException {
        String name = new String(fetcher.small(url(download.archive()), POINTER_LIMIT, job), UTF_8).strip();
        if (!Listing.isName(name) || name.indexOf('/') >= 0 || ArchiveDate.of(name) == null) {
            throw Job.invalid(download.archive() + " names no archive with a date; refused");
        }
        return name;
    }

    private DownloadResult whole(Fetched changes, Listing now, String archive) throws IOException {
        URI checksum = url(archive + ".sha256");
        boolean told = isThere(checksum);
        var request = new Request(url(archive), staging.put(archive), download.limit(), null, told ? checksum : null);
        fetcher.file(request, job);
        staging.put(download.archive(), (archive + "\n").getBytes(UTF_8));
        List<String> late = ArchiveDate.notIn(archive, now);
        Set<String> absent = fetch(late);
        List<String> old = new ArrayList<>();
        for (Path file : MirrorFolder.files(base, 8)) {
            old.add(file.toString());
        }
        old.remove(download.deletions());
        return commit(changes, now, absent, old);
    }

    private boolean isThere(URI checksum) throws IOException {
        try {
            return fetcher.small(checksum, POINTER_LIMIT, job).length > 0;
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw problem;
        }
    }

    private DownloadResult commit(Fetched changes, Listing now, Set<String> absent, List<String> gone)
            throws IOException {
        FileState state = changes.state();
        if (!absent.isEmpty()) {
            staging.put(download.changes(), now.without(absent));
            state = Rewritten.of(state, staging.put(download.changes()));
        }
        List<String> deletions = new ArrayList<>(gone);
        deletions.remove(download.changes());
        staging.commit(deletions);
        fetcher.folder().write(url(download.changes()), state);
        return job.changed();
    }
}
