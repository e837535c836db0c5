package io.pratique.sbom.language.java.pom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.sbom.language.java.repository.MavenRepository;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads pom.xml: what a project of Maven depends on directly, as far as the target itself and the repositories
/// that the user opened tell the versions.
///
/// `test` makes a dependency one of development; `provided`, which something else brings when the program runs, and
/// `<optional>` make it optional. A range of versions stands for its lowest, which Maven takes where nothing later
/// is known.
public final class PomAnalyzer implements ProjectFileAnalyzer {
    private final OuterPoms outer;

    /// Looks at nothing outside of the target.
    public PomAnalyzer() {
        this(List.of());
    }

    /// For one scan, since it keeps what it read.
    ///
    /// @param repositories where else to look for parents and bills of materials, in this order
    public PomAnalyzer(List<MavenRepository> repositories) {
        this.outer = new OuterPoms(repositories);
    }

    @Override
    public String id() {
        return "language/java/pom";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of("pom.xml");
    }

    /// Those in `META-INF/maven` say how something was built that is packed already.
    @Override
    public boolean wants(FileEntry file) {
        return ProjectFileAnalyzer.super.wants(file) && !file.path().contains("META-INF/maven/");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Pom pom = Pom.of(file.path(), Documents.xml(file));
        var source = new TargetPoms(file, outer);
        EffectivePom effective = EffectivePom.of(pom, source);
        int unknown = 0;
        for (PomDependency dependency : effective.dependencies()) {
            PomCoordinates known = known(dependency.coordinates());
            if (known.complete()) {
                boolean assumed = dependency.coordinates().version().indexOf(',') >= 0;
                tell(known, scope(dependency), assumed, out);
            } else {
                unknown++;
            }
        }
        PomCoordinates missing = effective.missing();
        if (unknown > 0 && missing == null) {
            out.accept(new Discovery.Malformed(unknown + " dependencies without a version"));
        } else if (unknown > 0 || source.failure() != null) {
            out.accept(new Discovery.Limited(limit(unknown, missing, source.failure())));
        }
    }

    private String limit(int unknown, @Nullable PomCoordinates missing, @Nullable String failure) {
        boolean named = missing != null && missing.complete();
        String what = unknown > 0
                ? "the versions of " + unknown + " dependencies are unknown"
                : "dependencies may be missing";
        return what
                + (named ? ", since the parent or import " + missing : ", since a parent or import")
                + " is not at hand" + reason(failure);
    }

    private String reason(@Nullable String failure) {
        if (failure != null) {
            return "; " + failure;
        }
        return outer.none() ? "; --maven-repository and --maven-central say where else to look" : "";
    }

    private static void tell(PomCoordinates known, Scope scope, boolean assumed, Consumer<Discovery> out) {
        PackageUrl purl = PackageUrl.of("maven", known.group(), known.artifact(), known.version());
        Component component = Component.of(purl, known.group() + ':' + known.artifact(), known.version());
        out.accept(new Discovery.Installed(component.withScope(scope).withAssumed(assumed)));
        out.accept(new Discovery.Requires(null, purl));
    }

    private static PomCoordinates known(PomCoordinates wanted) {
        return new PomCoordinates(wanted.group(), wanted.artifact(), lowest(wanted.version()));
    }

    /// `[1.2,2)` and `[1.2]` begin with 1.2; `(1.2,2)` and `(,2)` have no lowest version (Maven, "Version Order").
    private static String lowest(String version) {
        if (!version.startsWith("[")) {
            return version;
        }
        int end = 1;
        while (end < version.length() && version.charAt(end) != ',' && version.charAt(end) != ']') {
            end++;
        }
        return version.substring(1, end).strip();
    }

    private static Scope scope(PomDependency dependency) {
        return switch (dependency.scope()) {
            case "test" -> Scope.DEVELOPMENT;
            case "provided" -> Scope.OPTIONAL;
            default -> dependency.optional().equals("true") ? Scope.OPTIONAL : Scope.RUNTIME;
        };
    }
}
