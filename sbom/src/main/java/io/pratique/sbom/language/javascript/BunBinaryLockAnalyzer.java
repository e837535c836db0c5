package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads bun.lockb, the binary lock file of Bun. Where a bun.lock lies beside it, that is what Bun reads.
public final class BunBinaryLockAnalyzer implements ProjectFileAnalyzer {
    /// Kinds of places that packages come from.
    private static final int ROOT = 1;

    private static final int REGISTRY = 2;
    private static final int WORKSPACE = 72;
    private static final List<Integer> PROJECTS = List.of(ROOT, WORKSPACE);

    /// Flags of needs.
    private static final int OPTIONAL = 4;

    private static final int DEVELOPMENT = 8;

    @Override
    public String id() {
        return "language/javascript/bun-binary-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("bun.lockb");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.neighbour("bun.lock").isPresent()) {
            return;
        }
        var lock = new BunBinaryLock(file.content());
        var graph = new LockGraph();
        var packages = new LockedPackage[lock.count()];
        for (int i = 0; i < packages.length; i++) {
            packages[i] = add(lock, i, graph, out);
        }
        for (int i = 0; i < packages.length; i++) {
            connect(packages, i, lock);
        }
        graph.spreadScopes();
        graph.tell(out);
    }

    private static LockedPackage add(BunBinaryLock lock, int number, LockGraph graph, Consumer<Discovery> out)
            throws IOException {
        int kind = lock.kind(number);
        if (PROJECTS.contains(kind)) {
            return graph.addProject();
        }
        String version = kind == REGISTRY ? lock.release(number) : "";
        @Nullable Component component = NpmNames.component(lock.name(number), version);
        if (component == null) {
            out.accept(new Discovery.Malformed("a package of a bun.lockb that is no name and version"));
        }
        return graph.add(component);
    }

    private static void connect(LockedPackage[] packages, int number, BunBinaryLock lock) throws IOException {
        int[] needs = lock.needs(number);
        if (needs[1] - needs[0] > packages.length) {
            throw new LimitException("a package of a bun.lockb that needs more packages than there are");
        }
        for (int need = needs[0]; need < needs[1]; need++) {
            int target = lock.target(need);
            if (target >= 0 && target < packages.length) {
                packages[number].needs(packages[target], scope(lock.behaviour(need)));
            }
        }
    }

    private static Scope scope(int behaviour) {
        if ((behaviour & DEVELOPMENT) != 0) {
            return Scope.DEVELOPMENT;
        }
        return (behaviour & OPTIONAL) != 0 ? Scope.OPTIONAL : Scope.RUNTIME;
    }
}
