package io.pratique.server.queue;

import io.pratique.server.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// The workers of this process: each takes a job, does it, takes the next.
public final class Workers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Workers.class.getName());

    /// How long a worker sleeps when there is nothing to do and nobody wakes it.
    private static final Duration REST = Duration.ofSeconds(1);

    private final Database database;
    private final JobQueue queue;
    private final Map<String, JobHandler> handlers;
    private final String name;
    private final Duration sign;
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// @param name of this process, for people
    /// @param sign how often a worker gives a sign of life: well below the lease
    public Workers(Database database, JobQueue queue, List<JobHandler> handlers, String name, Duration sign) {
        this.database = database;
        this.queue = queue;
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
        this.name = name;
        this.sign = sign;
    }

    /// @param count how many jobs at once
    public void start(int count) {
        for (int i = 0; i < count; i++) {
            String worker = name + "-" + i;
            threads.add(Thread.ofPlatform().name("worker-" + i).start(() -> work(worker)));
        }
    }

    /// Tells that there may be something to do.
    public void wake() {
        if (wake.availablePermits() < threads.size()) {
            wake.release();
        }
    }

    private void work(String worker) {
        while (!stopping) {
            try {
                Optional<Job> job = queue.take(worker, handlers.keySet());
                if (job.isPresent()) {
                    handle(job.get());
                } else if (wake.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseGone) {
                LOG.log(Level.WARNING, "cannot take a job: {0}", databaseGone.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(Job job) {
        var lease = new Lease(job, queue, database);
        Thread heart = Thread.ofVirtual().name("heart-" + job.id()).start(() -> beat(lease, Thread.currentThread()));
        try {
            JobHandler handler = handlers.get(job.kind());
            if (handler == null) {
                throw new PermanentException("nobody knows jobs of the kind " + job.kind());
            }
            handler.handle(job, lease);
        } catch (LeaseLostException gone) {
            queue.fail(job, "cancelled", true);
        } catch (PermanentException failed) {
            queue.fail(job, describe(failed), true);
        } catch (Exception | Error failed) {
            if (stopping) {
                queue.giveBack(job);
            } else {
                LOG.log(Level.FINE, "job " + job.id(), failed);
                queue.fail(job, describe(failed), false);
            }
        } finally {
            heart.interrupt();
        }
    }

    private static String describe(Throwable failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private void beat(Lease lease, Thread self) {
        while (!self.isInterrupted()) {
            try {
                TimeUnit.MILLISECONDS.sleep(sign.toMillis());
                lease.renew();
            } catch (InterruptedException | LeaseLostException ended) {
                return;
            } catch (RuntimeException databaseGone) {
                LOG.log(Level.FINE, "no sign of life: {0}", databaseGone.getMessage());
            }
        }
    }

    /// Lets the jobs at hand be given back, and ends.
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
