package io.pratique.server.registry;

import io.pratique.http.HttpException;
import io.pratique.image.registry.RegistryClient;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.registry.listing.ListedTag;
import io.pratique.server.registry.listing.RegistryCatalogue;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Looks at one repository: lists its tags, and asks what each leads to where the list does not say.
///
/// @param parallel requests at once
record RepositoryVisit(RegistryClient client, RegistryCatalogue catalogue, Scope scope, int parallel) {
    /// Tags of one repository that are asked for in one visit; patterns leave others out.
    private static final int MOST = 20_000;

    /// Questions that a registry may fail to answer before it is not asked for the rest.
    private static final int MOST_FAILURES = 10;

    /// What a tag leads to.
    ///
    /// @param digest null where it leads to nothing
    /// @param told false where the registry failed to say
    private record Answer(String name, @Nullable String digest, boolean told) {}

    /// @param known what was known before this visit began
    TagDifference tags(String repository, Map<String, String> known) throws IOException {
        List<ListedTag> listed = list(repository).stream()
                .filter(tag -> scope.includes(repository, tag.name()))
                .toList();
        Map<String, String> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        List<String> wanted = new ArrayList<>();
        for (ListedTag tag : listed) {
            String told = tag.digest() == null ? "" : tag.digest().toString();
            // Vendors' lists may lag behind: of a tag that moved the registry itself is asked.
            if (!told.isEmpty() && told.equals(known.getOrDefault(tag.name(), told))) {
                found.put(tag.name(), told);
            } else if (wanted.size() < MOST) {
                wanted.add(tag.name());
            } else {
                unknown.add(tag.name());
            }
        }
        for (Answer answer : resolve(repository, wanted)) {
            if (!answer.told()) {
                unknown.add(answer.name());
            } else if (answer.digest() != null) {
                found.put(answer.name(), answer.digest());
            }
        }
        return new TagDifference(known, found, unknown);
    }

    private Collection<ListedTag> list(String repository) throws IOException {
        try {
            return Listings.whole(cursor -> catalogue.tags(repository, cursor), "tags of " + repository);
        } catch (HttpException refused) {
            // the distribution project lists repositories whose tags have all gone, and then does not know them
            if (refused.kind() == ErrorKind.NOT_FOUND) {
                return List.of();
            }
            throw refused;
        }
    }

    /// Those of the digests that the repository does not have.
    Set<String> deleted(String repository, Set<String> digests) throws IOException {
        Set<String> out = new HashSet<>();
        for (Answer answer : resolve(repository, digests)) {
            if (answer.told() && answer.digest() == null) {
                out.add(answer.name());
            }
        }
        return out;
    }

    private List<Answer> resolve(String repository, Collection<String> names) throws IOException {
        var failures = new AtomicInteger();
        List<Callable<Answer>> questions = new ArrayList<>();
        for (String name : names) {
            questions.add(() -> resolve(repository, name, failures));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())) {
            for (Future<Answer> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException problem ? problem : new IOException(failed.getCause());
        }
    }

    /// @throws IOException when there is no use in asking for the next
    private Answer resolve(String repository, String name, AtomicInteger failures) throws IOException {
        if (failures.get() >= MOST_FAILURES) {
            return new Answer(name, null, false);
        }
        try {
            return new Answer(name, client.resolve(repository, name).digest().toString(), true);
        } catch (HttpException problem) {
            if (problem.kind() == ErrorKind.NOT_FOUND) {
                return new Answer(name, null, true);
            }
            if (problem.kind() == ErrorKind.UNAUTHORIZED
                    || client.budget().pause().isPositive()) {
                throw problem;
            }
            if (failures.incrementAndGet() >= MOST_FAILURES) {
                throw problem;
            }
            return new Answer(name, null, false);
        } catch (PratiqueException odd) {
            return new Answer(name, null, false);
        }
    }
}
