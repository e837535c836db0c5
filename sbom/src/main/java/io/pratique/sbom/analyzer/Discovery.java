package io.pratique.sbom.analyzer;

import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that an analyzer learnt from a file.
public sealed interface Discovery {
    /// The operating system.
    ///
    /// @param rank files that know more win: os-release 100, the older files less
    record OperatingSystem(Distro distro, int rank) implements Discovery {}

    /// An installed package.
    ///
    /// @param component without origins, since where the file lies is known to the scanner; but a package that is a
    ///     folder has that as its origin
    /// @param within the place inside the file (`BOOT-INF/lib/a.jar`, parts of nested archives joined by `!/`),
    ///     empty for the file itself
    record Installed(Component component, String within) implements Discovery {
        public Installed(Component component) {
            this(component, "");
        }
    }

    /// One package needs another; both are told of by [Installed] too.
    ///
    /// @param from null for the project that the file belongs to: `to` is a direct dependency
    record Requires(@Nullable PackageUrl from, PackageUrl to) implements Discovery {}

    /// A package of which it is not known, or not wholly, what it needs. Scans tell once how many there are.
    ///
    /// @param reason why, for people; the same for as many as can be
    record Unfollowed(PackageUrl of, String reason) implements Discovery {}

    /// What a distribution's package needs and offers beside its own name, by names that are resolved when all
    /// packages are known.
    ///
    /// @param needs names, or paths of files; alternatives are joined by `|`
    record Relations(PackageUrl of, List<String> needs, List<String> offers) implements Discovery {}

    /// Which packages of a distribution somebody asked for, the others having come with these; resolved when all
    /// packages are known.
    ///
    /// @param type of their package URLs
    /// @param names of packages, or what packages offer
    /// @param others whether it was all others that were asked for
    record Chosen(String type, List<String> names, boolean others) implements Discovery {}

    /// What a file says of the licences of a distribution's package that another file lists.
    ///
    /// @param name the package's name
    record Licensed(String name, List<String> licenses) implements Discovery {}

    /// Licences whose texts lie beside a package.
    ///
    /// @param place the folder of the file that tells of the package, or that file
    record LicenseFound(String place, List<String> licenses) implements Discovery {}

    /// A file that a package of the distribution brought.
    ///
    /// @param owner the package's name
    /// @param path from the root, without a leading slash
    record Owned(String owner, String path) implements Discovery {}

    /// What code the file holds.
    ///
    /// @param code its path is the place inside the file, as for [Installed]
    record Holds(Code code) implements Discovery {}

    /// The file is a program, whatever it was built from.
    record Program() implements Discovery {}

    /// A record inside the file that was left out because it is malformed; the rest of the file counts.
    record Malformed(String message) implements Discovery {}

    /// A part of the file that a limit left out.
    record Limited(String message) implements Discovery {}
}
