package io.pratique.sbom.language.java.pom;

import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Neighbours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Projects inside the target itself: by their paths, and in local repositories, `.m2/repository` in a folder above
/// the project or in the home of root. What is not there is looked for in the repositories that the user opened.
final class TargetPoms implements PomSource {
    private static final int MOST = 50_000;
    /// A line of parents is looked up again for each bill of materials that has them.
    private static final int MOST_LOOKUPS = 3_000;
    private static final int MOST_FOLDERS = 30;
    /// The largest families of bills of materials have two million bytes.
    private static final long MOST_BYTES_OF_ONE = 8 << 20;
    /// All of one scan together, in bytes.
    private static final long MOST_BYTES = 64 << 20;
    private static final String REPOSITORY = ".m2/repository/";

    private final ImageFile start;
    private final ScannedPoms scanned;
    private final List<String> repositories;
    private @Nullable String failure;
    private int outside;

    private TargetPoms(ImageFile start, ScannedPoms scanned, List<String> repositories) {
        this.start = start;
        this.scanned = scanned;
        this.repositories = repositories;
    }

    /// For a project at `start`.
    static TargetPoms around(ImageFile start, ScannedPoms scanned) {
        List<String> there = new ArrayList<>();
        for (String folder : repositories(start.path())) {
            if (scanned.folders().computeIfAbsent(folder, start::neighbourFolder)) {
                there.add(folder);
            }
        }
        return new TargetPoms(start, scanned, List.copyOf(there));
    }

    /// The same for another question, which has its own limits and failures.
    TargetPoms again() {
        return new TargetPoms(start, scanned, repositories);
    }

    /// The local repositories in the target, the nearest first.
    List<String> repositories() {
        return repositories;
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
            return scanned.outer().find(wanted);
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

    @Override
    public ManagedLevel level(Pom bill, Making making) throws IOException {
        ManagedLevel known = scanned.levels().get(bill.path());
        if (known == null) {
            known = making.make();
            scanned.levels().put(bill.path(), known);
        }
        return known;
    }

    /// The project at a path of the target.
    Optional<Pom> read(String path) throws IOException {
        Map<String, Optional<Pom>> target = scanned.target();
        Optional<Pom> known = target.get(path);
        if (known != null) {
            return known;
        }
        if (target.size() >= MOST) {
            throw new LimitException("more than " + MOST + " projects are referred to");
        }
        Optional<ImageFile> file = start.neighbour(path);
        long size = file.isEmpty() ? 0 : file.get().entry().size();
        if (size > MOST_BYTES_OF_ONE || scanned.read(size) > MOST_BYTES) {
            throw new LimitException("projects of more than " + MOST_BYTES_OF_ONE + " bytes, or more than " + MOST_BYTES
                    + " together, are referred to");
        }
        Optional<Pom> pom = file.isEmpty() ? Optional.empty() : parsed(path, file.get());
        target.put(path, pom);
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
