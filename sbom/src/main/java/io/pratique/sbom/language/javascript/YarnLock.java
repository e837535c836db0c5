package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a graph of the blocks of a yarn.lock.
final class YarnLock {
    private final LockGraph graph = new LockGraph();
    private final List<YarnEntry> entries;

    /// By what can be asked for, `name@range`.
    private final Map<String, LockedPackage> answers = new HashMap<>();

    /// By name and version.
    private final Map<String, LockedPackage> originals = new HashMap<>();

    /// By name, null where there are several.
    private final Map<String, @Nullable LockedPackage> onlyOnes = new HashMap<>();

    private final Set<String> asked = new HashSet<>();

    private YarnLock(List<YarnEntry> entries) {
        this.entries = entries;
    }

    static void tell(List<YarnEntry> entries, Consumer<Discovery> out) throws LimitException {
        var lock = new YarnLock(entries);
        boolean projects = entries.stream().anyMatch(YarnEntry::isProject);
        lock.addAll(out);
        lock.connect();
        if (projects) {
            lock.graph.spreadScopes();
        } else {
            lock.connectProject();
        }
        lock.graph.tell(out);
    }

    private void addAll(Consumer<Discovery> out) throws LimitException {
        for (YarnEntry entry : entries) {
            if (!entry.isPatched()) {
                add(entry, out);
            }
        }
        for (YarnEntry entry : entries) {
            if (entry.isPatched()) {
                answer(entry, originals.get(key(NpmNames.name(entry.installed()), entry.version)));
            }
        }
    }

    private void add(YarnEntry entry, Consumer<Discovery> out) throws LimitException {
        String name = NpmNames.name(entry.installed());
        if (entry.isProject()) {
            answer(entry, graph.addProject());
            return;
        }
        @Nullable Component component = entry.version.isEmpty() ? null : NpmNames.component(name, entry.version);
        if (!entry.isKnown() || component == null) {
            out.accept(new Discovery.Malformed("a package of a yarn.lock from an unknown source or without a version"));
            return;
        }
        LockedPackage added = graph.add(component);
        answer(entry, added);
        originals.put(key(name, entry.version), added);
        onlyOnes.put(name, onlyOnes.containsKey(name) ? null : added);
    }

    private static String key(String name, String version) {
        return name + '@' + version;
    }

    private void answer(YarnEntry entry, @Nullable LockedPackage with) {
        if (with == null) {
            return;
        }
        for (String descriptor : entry.descriptors) {
            answers.put(descriptor, with);
            int binding = descriptor.indexOf("::");
            if (binding > 0) {
                answers.putIfAbsent(descriptor.substring(0, binding), with);
            }
        }
    }

    private void connect() {
        for (YarnEntry entry : entries) {
            @Nullable LockedPackage from = answers.get(entry.descriptors.getFirst());
            for (YarnEntry.Wish wish : entry.wishes) {
                asked.add(key(wish.name(), wish.range()));
                if (from != null) {
                    boolean optional = wish.optional() || entry.optional.contains(wish.name());
                    from.needs(answer(wish), optional ? Scope.OPTIONAL : Scope.RUNTIME);
                }
            }
        }
    }

    /// Ranges have `npm:` before them in the keys of yarn 2 and later, but in their own lists only since 4. Where
    /// the project's `resolutions` overrule what is asked for, the one package of the name is the answer.
    private @Nullable LockedPackage answer(YarnEntry.Wish wish) {
        LockedPackage found = answers.get(key(wish.name(), wish.range()));
        found = found != null ? found : answers.get(key(wish.name(), "npm:" + wish.range()));
        return found != null ? found : onlyOnes.get(wish.name());
    }

    /// Yarn 1 does not write down what the project asks for; it is what no package asked for.
    private void connectProject() throws LimitException {
        LockedPackage project = graph.addProject();
        for (YarnEntry entry : entries) {
            for (String descriptor : entry.descriptors) {
                if (!asked.contains(descriptor)) {
                    project.needs(answers.get(descriptor), Scope.RUNTIME);
                }
            }
        }
    }
}
