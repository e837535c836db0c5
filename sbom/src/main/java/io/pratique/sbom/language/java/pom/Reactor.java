package io.pratique.sbom.language.java.pom;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Projects that are built together: those that the modules of one lead to (Maven, "Working with Multiple
/// Modules"). What one of them needs of the others is in the target, not in a repository.
///
/// @param paths of all of them
record Reactor(Map<PomCoordinates, Pom> projects, Set<String> paths) {
    static final Reactor NONE = new Reactor(Map.of(), Set.of());
    private static final int MOST_MODULES = 5_000;
    private static final int MOST_FOLDERS = 30;

    Optional<Pom> find(PomCoordinates wanted) {
        return Optional.ofNullable(projects.get(wanted));
    }

    /// The largest that a project is part of.
    static Reactor around(String path, TargetPoms source, Map<String, Reactor> known) throws IOException {
        List<String> folders = new ArrayList<>();
        int end = path.lastIndexOf('/');
        for (int i = 0; i < MOST_FOLDERS && end >= 0; i++) {
            folders.add(path.substring(0, end + 1));
            end = path.lastIndexOf('/', end - 1);
        }
        folders.add("");
        for (String folder : folders.reversed()) {
            Optional<Pom> top = source.read(folder + "pom.xml");
            if (top.isPresent() && !top.get().modules().isEmpty()) {
                Reactor reactor = known.get(top.get().path());
                if (reactor == null) {
                    reactor = below(top.get(), source);
                    known.put(top.get().path(), reactor);
                }
                if (reactor.paths.contains(path)) {
                    return reactor;
                }
            }
        }
        return NONE;
    }

    private static Reactor below(Pom top, TargetPoms source) throws IOException {
        Map<PomCoordinates, Pom> projects = new HashMap<>();
        Set<String> paths = new HashSet<>();
        Queue<Pom> waiting = new ArrayDeque<>(List.of(top));
        while (!waiting.isEmpty() && paths.size() < MOST_MODULES) {
            Pom pom = waiting.remove();
            if (paths.add(pom.path())) {
                projects.putIfAbsent(EffectivePom.identity(pom, source.again()), pom);
                for (String module : pom.modules()) {
                    source.beside(pom, module).ifPresent(waiting::add);
                }
            }
        }
        return new Reactor(projects, paths);
    }
}
