package io.pratique.sbom.language.java.pom;

import io.pratique.image.LimitException;
import io.pratique.json.Xml;
import io.pratique.sbom.language.java.repository.MavenRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Projects in repositories outside of the target, the first that has one. Each is read once in a scan, whatever
/// the number of projects and threads that ask for it.
final class OuterPoms {
    private static final int MOST = 20_000;
    /// All of them together, in bytes, since they are kept.
    private static final long MOST_BYTES = 64 << 20;

    private final List<MavenRepository> repositories;
    private final Map<PomCoordinates, Lookup> lookups = new ConcurrentHashMap<>();
    private final Map<String, Collection<String>> versions = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    OuterPoms(List<MavenRepository> repositories) {
        this.repositories = List.copyOf(repositories);
    }

    boolean none() {
        return repositories.isEmpty();
    }

    /// The project of these [complete][PomCoordinates#complete] coordinates.
    ///
    /// @throws IOException when a repository that may have it failed
    Optional<Pom> find(PomCoordinates wanted) throws IOException {
        if (none()) {
            return Optional.empty();
        }
        if (lookups.size() > MOST) {
            throw new LimitException("more than " + MOST + " projects outside of the target are referred to");
        }
        return lookups.computeIfAbsent(wanted, Lookup::new).get();
    }

    /// The versions of an artifact that the repositories list; none where they cannot tell. For coordinates that
    /// are [complete][PomCoordinates#complete] but for the version.
    Collection<String> versions(PomCoordinates wanted) {
        return versions.computeIfAbsent(wanted.folder(), this::list);
    }

    private Collection<String> list(String folder) {
        Set<String> all = new LinkedHashSet<>();
        for (MavenRepository repository : repositories) {
            try {
                repository.versions(folder).stream()
                        .filter(PomCoordinates::plausible)
                        .forEach(all::add);
            } catch (IOException unknown) {
                // without a list the version stays assumed, and is told of as such
            }
        }
        return all;
    }

    private final class Lookup {
        private final PomCoordinates wanted;
        private Optional<Pom> found = Optional.empty();
        private @Nullable IOException problem;
        private boolean done;

        Lookup(PomCoordinates wanted) {
            this.wanted = wanted;
        }

        synchronized Optional<Pom> get() throws IOException {
            if (!done) {
                search();
                done = true;
            }
            if (found.isEmpty() && problem != null) {
                throw problem;
            }
            return found;
        }

        private void search() {
            for (MavenRepository repository : repositories) {
                try {
                    found = read(repository);
                } catch (IOException failure) {
                    problem = problem == null ? named(repository, failure) : problem;
                }
                if (found.isPresent()) {
                    return;
                }
            }
        }

        private IOException named(MavenRepository repository, IOException failure) {
            return new IOException(wanted + " from " + repository.name() + ": " + failure.getMessage(), failure);
        }

        /// Its parent lies in a repository too, never beside it.
        private Optional<Pom> read(MavenRepository repository) throws IOException {
            Optional<byte[]> file = repository.find(wanted.path());
            if (file.isEmpty()) {
                return Optional.empty();
            }
            if (bytes.addAndGet(file.get().length) > MOST_BYTES) {
                throw new LimitException("more than " + MOST_BYTES + " bytes of projects outside of the target");
            }
            Pom pom = Pom.of(wanted.toString(), Xml.parse(new ByteArrayInputStream(file.get())));
            return Optional.of(pom.withParentPath(""));
        }
    }
}
