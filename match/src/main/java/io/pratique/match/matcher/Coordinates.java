package io.pratique.match.matcher;

import io.pratique.advisory.store.PackageNames;
import io.pratique.match.matcher.Distribution.Names;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.SourcePackage;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says under which name and version a package is looked up.
///
/// Debian, Ubuntu, Alpine, Fedora, Rocky Linux and Azure Linux write their advisories about source packages, others
/// about the packages installed. A package is looked up under one of the two only: the binary package of one source
/// may bear the name of another source. Red Hat writes about both, and marks the names of source packages.
final class Coordinates {
    private static final Set<String> SYSTEM_TYPES = Set.of("apk", "deb", "rpm", "alpm");

    private static final String SIGNED_KERNEL = "linux-signed";
    private static final Set<String> DEBIAN_KERNELS = Set.of("-amd64", "-arm64", "-i386");

    private Coordinates() {}

    static Located locate(Component component, @Nullable Distro distro) {
        Located found = SYSTEM_TYPES.contains(component.type()) ? system(component, distro) : language(component);
        if (found instanceof Located.At(Coordinate coordinate)
                && coordinate.version().isEmpty()) {
            return new Located.Nowhere(coordinate.ecosystem().toString(), "their versions are unknown");
        }
        return found;
    }

    private static Located system(Component component, @Nullable Distro distro) {
        if (distro == null) {
            return new Located.Nowhere(component.type(), "the operating system is unknown");
        }
        Optional<Distribution> known = Distribution.of(distro);
        if (known.isEmpty() || !known.get().packageType().equals(component.type())) {
            String name = new Ecosystem(distro.id(), distro.version()).toString();
            return new Located.Nowhere(
                    name, "no advisories are known for " + component.type() + " packages of this system");
        }
        Distribution distribution = known.get();
        String release = distribution.release().apply(distro);
        if (release.isEmpty() && !distribution.rolling()) {
            return new Located.Nowhere(distribution.ecosystem(), "the release of the operating system is unknown");
        }
        Coordinate plain = system(component, distribution, new Ecosystem(distribution.ecosystem(), release));
        return new Located.At(ExpandedMaintenance.of(plain));
    }

    private static Coordinate system(Component component, Distribution distribution, Ecosystem ecosystem) {
        SourcePackage source = component.source();
        String stream = stream(component);
        if (distribution.names() == Names.BOTH && source != null) {
            Coordinate built = new Coordinate(
                    ecosystem,
                    source.name() + Names.SOURCE_SUFFIX,
                    version(component, source),
                    component.type(),
                    stream);
            return new Coordinate(ecosystem, component.name(), component.version(), component.type(), stream, built);
        }
        if (distribution.names() != Names.SOURCE || source == null) {
            return new Coordinate(ecosystem, component.name(), component.version(), component.type(), stream);
        }
        if (source.name().startsWith(SIGNED_KERNEL)) {
            return new Coordinate(ecosystem, kernel(source.name()), component.version(), component.type(), stream);
        }
        return new Coordinate(ecosystem, source.name(), version(component, source), component.type(), stream);
    }

    private static String version(Component component, SourcePackage source) {
        return source.version().isEmpty() ? component.version() : source.version();
    }

    /// The source package that a signed kernel is the kernel of. Kernels signed for Secure Boot come from a source
    /// package of their own, `linux-signed-amd64` in Debian and `linux-signed` or `linux-signed-aws` in Ubuntu;
    /// advisories are about `linux` and `linux-aws`, whose version the binary package bears.
    private static String kernel(String signed) {
        String flavour = signed.substring(SIGNED_KERNEL.length());
        return DEBIAN_KERNELS.contains(flavour) ? "linux" : "linux" + flavour;
    }

    /// The module and stream of a modular rpm, `nodejs:16` of the qualifier
    /// `rpmmod=nodejs:16:8070020230214:9edba152`.
    private static @Nullable String stream(Component component) {
        String module = component.purl().qualifiers().get("rpmmod");
        if (module == null || module.indexOf(':') < 0) {
            return null;
        }
        int to = module.indexOf(':', module.indexOf(':') + 1);
        return to < 0 ? module : module.substring(0, to);
    }

    private static Located language(Component component) {
        String type = component.type();
        String ecosystem = Language.ecosystem(type);
        if (ecosystem == null) {
            return new Located.Nowhere(type, "no advisories are known for packages of this type");
        }
        if (type.equals("maven") && component.name().indexOf(':') < 0) {
            return new Located.Nowhere(ecosystem, "their group ids are unknown");
        }
        String name = type.equals("generic")
                ? Programs.name(component.name())
                : PackageNames.normalise(ecosystem, component.name());
        if (name == null) {
            return new Located.Nowhere(ecosystem, "their names in it are unknown");
        }
        return new Located.At(new Coordinate(new Ecosystem(ecosystem, ""), name, component.version(), type, null));
    }
}
