package io.pratique.advisory.mirror;

import io.pratique.advisory.exchange.Registries;
import io.pratique.http.EgressGuard;
import io.pratique.http.Retry;
import io.pratique.http.Waiting;
import io.pratique.model.ScanProblem;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A folder of feeds that is brought up to date from the network.
public final class Mirror implements Closeable {
    private static final int ATTEMPTS = 5;

    private final MirrorFolder folder;
    private final MirrorSettings settings;
    private final Source source;
    private final Retry retry;
    private final ReentrantLock events = new ReentrantLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Mirror(Path folder, MirrorSettings settings, Source source, Waiting waiting) {
        this.folder = new MirrorFolder(folder);
        this.settings = settings;
        this.source = source;
        this.retry = new Retry(ATTEMPTS, waiting, RandomGenerator.getDefault());
    }

    /// @param folder holds a folder for each host
    /// @param version of this program, which hosts are told
    /// @param registries for places that are artifacts
    public static Mirror open(Path folder, MirrorSettings settings, String version, Registries registries) {
        return open(folder, settings, version, registries, Waiting.SYSTEM, InetAddress::getAllByName);
    }

    static Mirror open(
            Path folder,
            MirrorSettings settings,
            String version,
            Registries registries,
            Waiting waiting,
            EgressGuard.Resolver resolver) {
        var source = new HttpSource(settings, "pratique/" + version, resolver, registries);
        return new Mirror(folder, settings, source, waiting);
    }

    /// What is known of a file.
    ///
    /// @param url the public one; see [Download#stateOf]
    public FileState state(URI url) throws IOException {
        return folder.state(url);
    }

    /// What is known of a file, where nothing is to be fetched.
    ///
    /// @param folder as for [#open]
    public static FileState state(Path folder, URI url) throws IOException {
        return new MirrorFolder(folder).state(url);
    }

    /// Downloads what changed. Whatever happens to one download, the others go on. While another process does the
    /// same this waits, and then asks only for what that one did not.
    ///
    /// @throws IOException when the folder cannot be written, or [#cancel] was called before
    public List<FeedResult> update(List<FeedDownloads> feeds, Consumer<MirrorEvent> listener) throws IOException {
        try (MirrorLock lock = MirrorLock.acquire(folder.lock(), () -> tell(listener, new MirrorEvent.Waiting()))) {
            var fetcher = new Fetcher(source, new Connections(), folder);
            Map<Download, Future<DownloadResult>> running = new LinkedHashMap<>();
            for (FeedDownloads feed : feeds) {
                for (Download download : feed.downloads()) {
                    Job job = job(feed.feed(), download, lock, listener);
                    running.computeIfAbsent(download, once -> threads.submit(() -> run(fetcher, job)));
                }
            }
            return results(feeds, running);
        } catch (RejectedExecutionException closed) {
            throw new IOException("cancelled", closed);
        }
    }

    private Job job(String feed, Download download, MirrorLock lock, Consumer<MirrorEvent> listener) {
        return new Job(
                feed,
                download,
                lock.run(),
                lock.fresh(),
                retry,
                retry.waiting().now().plus(settings.longest()),
                event -> tell(listener, event),
                new AtomicLong());
    }

    private void tell(Consumer<MirrorEvent> listener, MirrorEvent event) {
        events.lock();
        try {
            listener.accept(event);
        } finally {
            events.unlock();
        }
    }

    private static DownloadResult run(Fetcher fetcher, Job job) {
        job.events().accept(new MirrorEvent.Started(job.feed(), job.download()));
        DownloadResult result;
        try {
            result = switch (job.download()) {
                case Download.File file -> new FileUpdate(fetcher, job).update(file);
                case Download.OsvEcosystem ecosystem -> new OsvUpdate(fetcher, job, ecosystem).update();
                case Download.Changes changes -> new ChangesUpdate(fetcher, job, changes).update();
                case Download.Linked linked -> new LinkedUpdate(fetcher, job).update(linked);
                case Download.Manifest manifest -> new ManifestUpdate(fetcher, job, manifest).update();
                case Download.Repository repository -> new RepositoryUpdate(fetcher, job, repository).update();
            };
        } catch (IOException | RuntimeException problem) {
            result = new DownloadResult.Failed(ScanProblem.describe(problem));
            remember(fetcher.folder(), job.download(), ScanProblem.describe(problem));
        }
        job.events().accept(new MirrorEvent.Finished(job.feed(), job.download(), result));
        return result;
    }

    private static void remember(MirrorFolder folder, Download download, String reason) {
        try {
            URI url = download.stateOf();
            folder.write(url, folder.state(url).failed(reason));
        } catch (IOException | RuntimeException unwritable) {
            // the result tells the reason all the same
        }
    }

    private static List<FeedResult> results(List<FeedDownloads> feeds, Map<Download, Future<DownloadResult>> running) {
        List<FeedResult> results = new ArrayList<>();
        for (FeedDownloads feed : feeds) {
            Map<Download, DownloadResult> own = new LinkedHashMap<>();
            for (Download download : feed.downloads()) {
                Future<DownloadResult> future = running.get(download);
                if (future != null) {
                    own.put(download, result(future));
                }
            }
            results.add(new FeedResult(feed.feed(), own));
        }
        return results;
    }

    private static DownloadResult result(Future<DownloadResult> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return new DownloadResult.Failed("interrupted");
        } catch (ExecutionException failed) {
            return new DownloadResult.Failed(ScanProblem.describe(failed));
        }
    }

    /// Ends all downloads; what has arrived is kept for the next update. Afterwards this mirror updates nothing.
    public void cancel() {
        threads.shutdownNow();
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        threads.close();
        source.close();
    }
}
