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
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads pom.xml: what a project of Maven depends on, directly and through others, as far as the target itself and
/// the repositories that the user opened tell.
///
/// `test` makes a dependency one of development; `provided`, which something else brings when the program runs, and
/// `<optional>` make it optional. A range of versions stands for the highest that a repository lists, else for its
/// lowest, which Maven takes where nothing later is known.
public final class PomAnalyzer implements ProjectFileAnalyzer {
    private final OuterPoms outer;
    private final @Nullable Comparator<String> order;
    /// Null where the analyzer serves many scans, so that nothing is kept.
    private final @Nullable ScannedPoms kept;

    /// Looks at nothing outside of the target.
    public PomAnalyzer() {
        this.outer = new OuterPoms(List.of());
        this.order = null;
        this.kept = null;
    }

    /// For one scan, since it keeps what it read.
    ///
    /// @param repositories where else to look for projects, in this order
    /// @param order of Maven's versions
    public PomAnalyzer(List<MavenRepository> repositories, Comparator<String> order) {
        this.outer = new OuterPoms(repositories);
        this.order = order;
        this.kept = new ScannedPoms(outer);
    }

    @Override
    public String id() {
        return "language/java/pom";
    }

    @Override
    public int version() {
        return 3;
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
        ScannedPoms scanned = kept == null ? new ScannedPoms(outer) : kept;
        TargetPoms source = TargetPoms.around(file, scanned);
        EffectivePom effective = EffectivePom.of(pom, source);
        var descriptors = new Descriptors(source.again(), scanned, reactor(file, source.again(), scanned));
        DependencyGraph graph = new GraphBuilder(effective, descriptors, new VersionChoice(outer, order)).build();
        graph.nodes().forEach(node -> tell(node, out));
        int unknown = graph.unversioned();
        PomCoordinates missing = effective.missing();
        if (unknown > 0 && missing == null) {
            out.accept(new Discovery.Malformed(unknown + " dependencies without a version"));
        } else if (unknown > 0 || source.failure() != null) {
            out.accept(new Discovery.Limited(limit(unknown, missing, source.failure())));
        }
    }

    /// Where that cannot be read, its projects are as unknown as any.
    private static Reactor reactor(ImageFile file, TargetPoms source, ScannedPoms scanned) {
        try {
            return Reactor.around(file.path(), source, scanned.reactors());
        } catch (IOException unreadable) {
            return Reactor.NONE;
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

    private static void tell(GraphNode node, Consumer<Discovery> out) {
        PomCoordinates known = node.coordinates();
        PackageUrl purl = purl(node);
        Component component = Component.of(purl, known.group() + ':' + known.artifact(), known.version());
        out.accept(new Discovery.Installed(component.withScope(scope(node)).withAssumed(node.assumed())));
        if (node.direct()) {
            out.accept(new Discovery.Requires(null, purl));
        }
        for (GraphNode.Edge edge : node.needs()) {
            if (edge.to() != node) {
                out.accept(new Discovery.Requires(purl, purl(edge.to())));
            }
        }
        if (!node.unknown().isEmpty()) {
            out.accept(new Discovery.Unfollowed(purl, node.unknown()));
        }
    }

    private static PackageUrl purl(GraphNode node) {
        PomCoordinates known = node.coordinates();
        return PackageUrl.of("maven", known.group(), known.artifact(), known.version());
    }

    private static Scope scope(GraphNode node) {
        return switch (node.scope()) {
            case TEST -> Scope.DEVELOPMENT;
            case PROVIDED -> Scope.OPTIONAL;
            case COMPILE, RUNTIME, SYSTEM -> node.optional() ? Scope.OPTIONAL : Scope.RUNTIME;
        };
    }
}
