package io.pratique.fuzz;

import io.pratique.advisory.exchange.signature.SignatureTargets;
import io.pratique.advisory.store.StoreTargets;
import io.pratique.image.layer.LayerTargets;
import io.pratique.image.registry.ReferenceTargets;
import io.pratique.image.registry.auth.AuthTargets;
import io.pratique.image.source.archive.ArchiveTargets;
import io.pratique.image.source.containerd.ContainerdTargets;
import io.pratique.image.source.engine.EngineTargets;
import io.pratique.sbom.language.golang.GolangTargets;
import io.pratique.sbom.language.java.JavaTargets;
import io.pratique.sbom.os.rpm.RpmTargets;
import java.util.List;
import java.util.stream.Stream;

/// All targets. Analyzers, feeds and version schemes are taken from their own lists: a new one is fuzzed without
/// a line here.
public final class Targets {
    public static final List<FuzzTarget> ALL = Stream.of(
                    ModelTargets.ALL,
                    LayerTargets.ALL,
                    ManifestTargets.ALL,
                    ArchiveTargets.ALL,
                    ContainerdTargets.ALL,
                    EngineTargets.ALL,
                    ReferenceTargets.ALL,
                    AuthTargets.ALL,
                    AnalyzerTargets.ALL,
                    SbomTargets.ALL,
                    RpmTargets.ALL,
                    JavaTargets.ALL,
                    GolangTargets.ALL,
                    FeedTargets.ALL,
                    StoreTargets.ALL,
                    SignatureTargets.ALL,
                    VersionTargets.ALL,
                    ExceptionTargets.ALL,
                    WebhookTargets.ALL)
            .flatMap(List::stream)
            .toList();

    private Targets() {}

    /// @throws IllegalArgumentException where there is none of that name; it lists all
    public static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + name + " but "
                        + ALL.stream().map(FuzzTarget::name).toList()));
    }
}
