package io.pratique.sbom;

import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the analyzers said about one file.
final class FileFindings implements Consumer<Discovery> {
    /// More problems in one file than people read.
    private static final int MAXIMUM_PROBLEMS = 20;

    private final String path;
    private final List<Discovery.Installed> installed = new ArrayList<>(1);
    private final List<Discovery.Requires> required = new ArrayList<>(0);
    private final List<Discovery.Unfollowed> unfollowed = new ArrayList<>(0);
    private final List<Discovery.Relations> relations = new ArrayList<>(0);
    private final List<Discovery.Chosen> chosen = new ArrayList<>(0);
    private final List<Discovery.Licensed> licensed = new ArrayList<>(0);
    private final List<Discovery.LicenseFound> licenseTexts = new ArrayList<>(0);
    private final List<Code> code = new ArrayList<>(0);
    private final OwnedPaths owned = new OwnedPaths();
    private final List<ScanProblem> problems = new ArrayList<>(0);
    private final List<Analyzer> unfinished = new ArrayList<>(0);
    private Discovery.@Nullable OperatingSystem system;
    private @Nullable Set<PackageUrl> listed;
    private int problemCount;
    private boolean program;

    /// @param path where the file was met, before links are followed
    FileFindings(String path) {
        this.path = path;
    }

    @Override
    public void accept(Discovery discovery) {
        switch (discovery) {
            case Discovery.OperatingSystem found -> system = found;
            case Discovery.Installed found -> installed.add(found);
            case Discovery.Requires found -> required.add(found);
            case Discovery.Unfollowed found -> unfollowed.add(found);
            case Discovery.Relations found -> relations.add(found);
            case Discovery.Chosen found -> chosen.add(found);
            case Discovery.Licensed found -> licensed.add(found);
            case Discovery.LicenseFound found -> licenseTexts.add(found);
            case Discovery.Owned(String owner, String place) -> owned.add(place, owner);
            case Discovery.Program found -> program = true;
            case Discovery.Holds(Code held) -> code.add(held);
            case Discovery.Malformed(String message) -> problem(ScanProblem.Kind.MALFORMED, message);
            case Discovery.Limited(String message) -> problem(ScanProblem.Kind.LIMIT, message);
        }
    }

    void problem(ScanProblem.Kind kind, String message) {
        problemCount++;
        if (problems.size() < MAXIMUM_PROBLEMS) {
            problems.add(new ScanProblem(kind, path, message));
        }
    }

    /// Notes an analyzer that wants to see the file again.
    void unfinished(Analyzer analyzer) {
        unfinished.add(analyzer);
    }

    String path() {
        return path;
    }

    List<Discovery.Installed> installed() {
        return installed;
    }

    List<Discovery.Requires> required() {
        return required;
    }

    List<Discovery.Unfollowed> unfollowed() {
        return unfollowed;
    }

    List<Discovery.Relations> relations() {
        return relations;
    }

    List<Discovery.Chosen> chosen() {
        return chosen;
    }

    List<Discovery.Licensed> licensed() {
        return licensed;
    }

    List<Discovery.LicenseFound> licenseTexts() {
        return licenseTexts;
    }

    boolean isProgram() {
        return program;
    }

    List<Code> code() {
        return code;
    }

    /// Whether a package is among those found.
    boolean lists(PackageUrl purl) {
        if (listed == null) {
            listed = new HashSet<>();
            for (Discovery.Installed found : installed) {
                listed.add(found.component().purl());
            }
        }
        return listed.contains(purl);
    }

    OwnedPaths owned() {
        return owned;
    }

    List<Analyzer> unfinished() {
        return unfinished;
    }

    @Nullable
    Distro distro() {
        return system == null ? null : system.distro();
    }

    int rank() {
        return system == null ? -1 : system.rank();
    }

    List<ScanProblem> problems() {
        int more = problemCount - problems.size();
        if (more == 0) {
            return problems;
        }
        List<ScanProblem> all = new ArrayList<>(problems);
        all.add(new ScanProblem(ScanProblem.Kind.MALFORMED, path, "and " + more + " more problems"));
        return all;
    }

    boolean empty() {
        return installed.isEmpty()
                && chosen.isEmpty()
                && licensed.isEmpty()
                && licenseTexts.isEmpty()
                && code.isEmpty()
                && !program
                && owned.isEmpty()
                && problems.isEmpty()
                && unfinished.isEmpty()
                && system == null;
    }
}
