package io.pratique.sbom.language.java.pom;

import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Neighbours;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Projects inside the target itself: by their paths, and in local repositories, `.m2/repository` in a folder above
/// the project or in the home of root. What is not there is looked for in the repositories that the user opened.
final class TargetPoms implements PomSource {
    private static final int MOST = 300;
    /// A line of parents is looked up again for each bill of materials that has them.
    private static final int MOST_LOOKUPS = 3_000;
    private static final int MOST_FOLDERS = 30;
    /// All of them together, in bytes; the largest families of bills of materials have two million.
    private static final long MOST_BYTES = 8 << 20;
    private static final String REPOSITORY = ".m2/repository/";

    private final ImageFile start;
    private final Set<String> repositories;
    private final Map<String, Optional<Pom>> read = new HashMap<>();
    private final OuterPoms outer;
    private @Nullable String failure;
    private int outside;
    private long bytes;

    TargetPoms(ImageFile start, OuterPoms outer) {
        this.start = start;
        this.outer = outer;
        this.repositories = repositories(start.path());
    }

    private static Set<String> repositories(String path) {
        Set<String> found = new LinkedHashSet<>();
        int end = path.lastIndexOf('/');
        for (int i = 0; i < MOST_FOLDERS && end >= 0; i++) {
            found.add(path.substring(0, end + 1) + REPOSITORY);
            end = path.lastIndexOf('/', end - 1);
        }
        found.add(REPOSITORY);
        found.add("root/" + REPOSITORY);
        return found;
    }

    @Override
    public Optional<Pom> beside(Pom pom, String relativePath) throws IOException {
        String file = relativePath.endsWith(".xml") || relativePath.endsWith(".pom")
                ? relativePath
                : relativePath + "/pom.xml";
        Optional<String> path = Neighbours.path(pom.path(), file);
        return path.isEmpty() ? Optional.empty() : read(path.get());
    }

    @Override
    public Optional<Pom> find(PomCoordinates wanted) throws IOException {
        for (String repository : repositories) {
            Optional<Pom> found = read(repository + wanted.path());
            if (found.isPresent()) {
                return found;
            }
        }
        return findOutside(wanted);
    }

    private Optional<Pom> findOutside(PomCoordinates wanted) throws LimitException {
        if (++outside > MOST_LOOKUPS) {
            throw new LimitException("a project that refers to more than " + MOST_LOOKUPS + " others");
        }
        try {
            return outer.find(wanted);
        } catch (IOException problem) {
            failure = failure == null ? ScanProblem.describe(problem) : failure;
            return Optional.empty();
        }
    }

    /// Why a repository outside did not give what it may have; null where none failed.
    @Nullable
    String failure() {
        return failure;
    }

    private Optional<Pom> read(String path) throws IOException {
        Optional<Pom> known = read.get(path);
        if (known != null) {
            return known;
        }
        if (read.size() >= MOST * repositories.size()) {
            throw new LimitException("a project that refers to more than " + MOST + " others");
        }
        Optional<ImageFile> file = start.neighbour(path);
        bytes += file.isEmpty() ? 0 : file.get().entry().size();
        if (bytes > MOST_BYTES) {
            throw new LimitException("a project that refers to others of more than " + MOST_BYTES + " bytes");
        }
        Optional<Pom> pom = file.isEmpty() ? Optional.empty() : parsed(path, file.get());
        read.put(path, pom);
        return pom;
    }

    /// A project that cannot be read is not there; where it lies in the target it is told of by itself.
    private static Optional<Pom> parsed(String path, ImageFile file) {
        try {
            return Optional.of(Pom.of(path, Documents.xml(file)));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
