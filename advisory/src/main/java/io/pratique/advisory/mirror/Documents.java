package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Fetches many small documents of one host into a [Staging], two at a time.
///
/// @param url where a document lies
/// @param place its name below the staging's base
record Documents(Fetcher fetcher, Staging staging, Function<String, URI> url, Function<String, String> place) {

    /// @return those that the host does not have, although it lists them
    /// @throws IOException when any other document cannot be had
    Set<String> fetch(Collection<String> names, Job job) throws IOException {
        Set<String> absent = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                Connections.PER_HOST, Thread.ofVirtual().factory());
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            List<String> order = List.copyOf(names);
            for (String name : order) {
                results.add(threads.submit(() -> fetch(name, job)));
            }
            for (int i = 0; i < order.size(); i++) {
                if (!await(results.get(i))) {
                    absent.add(order.get(i));
                }
                job.documents(i + 1, order.size());
            }
        } finally {
            threads.shutdownNow();
            threads.close();
        }
        return absent;
    }

    private static boolean await(Future<Boolean> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException problem ? problem : new IOException(failed.getCause());
        }
    }

    private boolean fetch(String name, Job job) throws IOException {
        try {
            String target = place.apply(name);
            staging.put(target, fetcher.small(url.apply(name), Download.DOCUMENT_LIMIT, job));
            Wholeness.require(staging.put(target), target);
            return true;
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw new HttpException(problem.kind(), name + ": " + problem.getMessage(), problem);
        }
    }
}
