package io.pratique.sbom.language.dotnet;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a lock file of Paket lists (fsprojects.github.io/Paket/lock-file.html). Indentation tells what a line is:
/// none for sections, two for where packages come from, four for packages, six for what the last one needs.
final class PaketLock {
    private static final int LONGEST = 10_000;

    private final List<Component> packages = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, PackageUrl> purls = new HashMap<>();
    private String section = "";
    private String group = "";
    private String remote = "";
    private @Nullable PackageUrl last;

    private record Edge(PackageUrl from, String to) {}

    void take(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return;
        }
        switch (indentation(line)) {
            case 0 -> takeSection(text);
            case 2 ->
                remote = text.startsWith("remote:")
                        ? text.substring("remote:".length()).strip()
                        : remote;
            case 4 -> takePackage(text);
            case 6 -> takeNeed(text);
            default -> {}
        }
    }

    private static int indentation(String line) {
        int spaces = 0;
        while (spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }

    /// Groups resolve each for itself.
    private void takeSection(String text) {
        section = text;
        last = null;
        if (text.startsWith("GROUP ")) {
            group = text.substring("GROUP ".length());
        }
    }

    private void takePackage(String text) {
        last = null;
        String name = name(text);
        String version = version(text);
        if (!Names.valid(name) || !Names.valid(version)) {
            return;
        }
        if (section.equals("NUGET")) {
            var found = new NugetPackage(name, version);
            packages.add(found.component());
            last = found.purl();
            purls.put(key(name), found.purl());
        } else if (section.equals("GITHUB")) {
            takeRepository(version);
        }
    }

    /// A file of a repository on GitHub, at a commit: the repository is what has advisories.
    private void takeRepository(String version) {
        int slash = remote.indexOf('/');
        if (slash > 0 && slash < remote.length() - 1 && Names.valid(remote)) {
            PackageUrl purl = PackageUrl.of("github", remote.substring(0, slash), remote.substring(slash + 1), version);
            packages.add(Component.of(purl, remote, version));
        }
    }

    private void takeNeed(String text) {
        if (last != null) {
            edges.add(new Edge(last, key(name(text))));
        }
    }

    /// Before the version in parentheses or the restriction.
    private static String name(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private static String version(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        return open < 0 || close < 0 ? "" : text.substring(open + 1, close).strip();
    }

    private String key(String name) {
        return group + '\n' + name.toLowerCase(Locale.ROOT);
    }

    void tell(Consumer<Discovery> out) {
        packages.forEach(found -> out.accept(new Discovery.Installed(found)));
        for (Edge edge : edges) {
            PackageUrl to = purls.get(edge.to());
            if (to != null) {
                out.accept(new Discovery.Requires(edge.from(), to));
            }
        }
    }
}
