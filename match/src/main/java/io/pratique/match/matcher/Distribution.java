package io.pratique.match.matcher;

import io.pratique.model.inventory.Distro;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
        BINARY
    }

    private static final List<Distribution> ALL = List.of(
            released("alpine", "apk", "Alpine", Distribution::alpineBranch, Names.SOURCE),
            rolling("wolfi", "Wolfi"),
            rolling("chainguard", "Chainguard"),
            released("debian", "deb", "Debian", Distro::major, Names.SOURCE),
            released("ubuntu", "deb", "Ubuntu", Distro::version, Names.SOURCE),
            released("almalinux", "rpm", "AlmaLinux", Distro::major, Names.BINARY),
            released("rocky", "rpm", "Rocky Linux", Distro::major, Names.BINARY),
            released("rhel", "rpm", "Red Hat", Distro::major, Names.BINARY),
            released("centos", "rpm", "Red Hat", Distro::major, Names.BINARY),
            released("ol", "rpm", "Oracle Linux", Distro::major, Names.BINARY),
            released("amzn", "rpm", "Amazon Linux", Distro::version, Names.BINARY),
            released("fedora", "rpm", "Fedora", Distro::version, Names.BINARY),
            released("azurelinux", "rpm", "Azure Linux", Distro::major, Names.SOURCE),
            released("mariner", "rpm", "Mariner", Distro::major, Names.SOURCE),
            released("photon", "rpm", "Photon OS", Distro::version, Names.BINARY));

    static Optional<Distribution> of(Distro distro) {
        return ALL.stream().filter(known -> known.id.equals(distro.id())).findFirst();
    }

    private static Distribution released(
            String id, String type, String ecosystem, Function<Distro, String> release, Names names) {
        return new Distribution(id, type, ecosystem, release, names, false);
    }

    private static Distribution rolling(String id, String ecosystem) {
        return new Distribution(id, "apk", ecosystem, distro -> "", Names.SOURCE, true);
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
}
