package io.pratique.match.matcher;

import io.pratique.model.inventory.Distro;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the advisories of one distribution name its releases and its packages.
///
/// @param id as in os-release(5)
/// @param packageType the package URL type of its packages
/// @param ecosystem as the OSV schema spells it
/// @param release the release in the terms of its advisories; empty for a rolling one
/// @param names which names its advisories use
record Distribution(
        String id,
        String packageType,
        String ecosystem,
        Function<Distro, String> release,
        Names names,
        boolean rolling) {

    enum Names {
        SOURCE,
        BINARY,
        /// Binary packages, and source packages under names that end in [#SOURCE_SUFFIX].
        BOTH;

        static final String SOURCE_SUFFIX = ".src";
    }

    private static final List<Distribution> ALL = List.of(
            released("alpine", "apk", "Alpine", Distribution::alpineBranch, Names.SOURCE),
            rolling("wolfi", "apk", "Wolfi", Names.SOURCE),
            rolling("chainguard", "apk", "Chainguard", Names.SOURCE),
            rolling("minimos", "apk", "MinimOS", Names.SOURCE),
            rolling("echo", "deb", "Echo", Names.SOURCE),
            rolling("arch", "alpm", "Arch Linux", Names.BINARY),
            rolling("archarm", "alpm", "Arch Linux", Names.BINARY),
            released("debian", "deb", "Debian", Distro::major, Names.SOURCE),
            released("ubuntu", "deb", "Ubuntu", Distro::version, Names.SOURCE),
            released("almalinux", "rpm", "AlmaLinux", Distro::major, Names.BINARY),
            released("rocky", "rpm", "Rocky Linux", Distro::major, Names.SOURCE),
            released("rhel", "rpm", "Red Hat", Distro::major, Names.BOTH),
            released("centos", "rpm", "Red Hat", Distro::major, Names.BOTH),
            released("ol", "rpm", "Oracle Linux", Distro::major, Names.BINARY),
            released("amzn", "rpm", "Amazon Linux", Distribution::amazonRelease, Names.BINARY),
            released("fedora", "rpm", "Fedora", Distro::version, Names.SOURCE),
            released("sles", "rpm", "SUSE", Distro::version, Names.BINARY),
            released("sles_sap", "rpm", "SUSE", Distro::version, Names.BINARY),
            released("sled", "rpm", "SUSE", Distro::version, Names.BINARY),
            released("sle_hpc", "rpm", "SUSE", Distro::version, Names.BINARY),
            released("sle-micro", "rpm", "SUSE", numbered("Micro "), Names.BINARY),
            released("sl-micro", "rpm", "SUSE", numbered("Micro "), Names.BINARY),
            released("suse-microos", "rpm", "SUSE", numbered("Micro "), Names.BINARY),
            released("opensuse-leap", "rpm", "openSUSE", numbered("Leap "), Names.BINARY),
            released("opensuse-leap-micro", "rpm", "openSUSE", numbered("Leap Micro "), Names.BINARY),
            released("opensuse-tumbleweed", "rpm", "openSUSE", distro -> "Tumbleweed", Names.BINARY),
            released("opensuse-microos", "rpm", "openSUSE", distro -> "Tumbleweed", Names.BINARY),
            released("openeuler", "rpm", "openEuler", Distribution::openEulerRelease, Names.SOURCE),
            released("azurelinux", "rpm", "Azure Linux", Distro::major, Names.SOURCE),
            released("mariner", "rpm", "Mariner", Distro::major, Names.SOURCE),
            released("photon", "rpm", "Photon OS", Distro::version, Names.BINARY),
            new Distribution("bottlerocket", "rpm", "Bottlerocket", distro -> "", Names.BINARY, true));

    static Optional<Distribution> of(Distro distro) {
        return ALL.stream().filter(known -> known.id.equals(distro.id())).findFirst();
    }

    /// The package URL type of an ecosystem's packages; null where it is no distribution.
    static @Nullable String type(String ecosystem) {
        return ALL.stream()
                .filter(known -> known.ecosystem.equals(ecosystem))
                .map(Distribution::packageType)
                .findFirst()
                .orElse(null);
    }

    private static Distribution released(
            String id, String type, String ecosystem, Function<Distro, String> release, Names names) {
        return new Distribution(id, type, ecosystem, release, names, false);
    }

    private static Distribution rolling(String id, String type, String ecosystem, Names names) {
        return new Distribution(id, type, ecosystem, distro -> "", names, true);
    }

    /// `3.18.4` belongs to the branch `v3.18`; edge calls itself `3.23.0_alpha20250612` before its branch exists.
    private static String alpineBranch(Distro distro) {
        String version = distro.version();
        if (version.contains("_alpha") || version.equals("edge")) {
            return "edge";
        }
        int first = version.indexOf('.');
        int second = version.indexOf('.', first + 1);
        String branch = second < 0 ? version : version.substring(0, second);
        return branch.isEmpty() ? "" : "v" + branch;
    }

    /// The releases of Amazon Linux 1 are dates, `2018.03`.
    private static String amazonRelease(Distro distro) {
        return distro.version().indexOf('.') > 0 ? "1" : distro.version();
    }

    private static Function<Distro, String> numbered(String family) {
        return distro -> distro.version().isEmpty() ? "" : family + distro.version();
    }

    /// `VERSION_ID` is `22.03`, the service pack stands in the name for people: `openEuler 22.03 (LTS-SP3)`.
    private static String openEulerRelease(Distro distro) {
        String name = distro.prettyName();
        int open = name.indexOf('(');
        int close = name.indexOf(')', open + 1);
        boolean named = !distro.version().isEmpty() && open >= 0 && close > open + 1;
        return named ? distro.version() + '-' + name.substring(open + 1, close) : distro.version();
    }
}
