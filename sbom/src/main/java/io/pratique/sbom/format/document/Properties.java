package io.pratique.sbom.format.document;

import io.pratique.model.ScanProblem;
import io.pratique.model.image.BaseImage;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.ScanResult;
import io.pratique.model.inventory.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What an inventory tells beyond what the formats have places for.
public final class Properties {
    private Properties() {}

    /// Of the inventory as a whole.
    ///
    /// @param dependencies those that no relation of the document says
    public static List<Property> of(ScanResult result, Layers layers, List<Property> dependencies) {
        List<Property> out = new ArrayList<>();
        out.add(new Property(Names.STATUS, lower(result.status())));
        for (ScanProblem problem : result.problems()) {
            out.add(new Property(Names.PROBLEM_KIND, lower(problem.kind())));
            if (!problem.where().isEmpty()) {
                out.add(new Property(Names.PROBLEM_WHERE, problem.where()));
            }
            out.add(new Property(Names.PROBLEM, problem.message()));
        }
        if (result.image() != null) {
            describe(result.image(), out);
        }
        if (result.base() != null) {
            describe(result.base(), out);
        }
        if (result.programs() != null) {
            describe(result.programs(), out);
        }
        out.addAll(layers.describe());
        out.addAll(dependencies);
        out.addAll(CodeProperties.of(result.sbom().code()));
        return out;
    }

    /// The environment is left out: it may hold what should not travel with an inventory.
    private static void describe(Image image, List<Property> out) {
        out.add(new Property(Names.IMAGE_DIGEST, image.digest().toString()));
        out.add(new Property(Names.IMAGE_PLATFORM, image.config().platform().toString()));
        if (image.config().created() != null) {
            out.add(new Property(Names.IMAGE_CREATED, image.config().created()));
        }
        new TreeMap<>(image.config().labels())
                .forEach((name, value) -> out.add(new Property(Names.IMAGE_LABEL + name, value)));
    }

    private static void describe(BaseImage base, List<Property> out) {
        out.add(new Property(Names.BASE, lower(base.basis())));
        if (base.name() != null) {
            out.add(new Property(Names.BASE_NAME, base.name()));
        }
        out.add(new Property(Names.BASE_LAYERS, Integer.toString(base.layers())));
    }

    private static void describe(Programs programs, List<Property> out) {
        out.add(new Property(Names.PROGRAMS, Integer.toString(programs.seen())));
        out.add(new Property(Names.PROGRAMS_UNEXPLAINED, Integer.toString(programs.unexplained())));
        programs.examples().forEach(path -> out.add(new Property(Names.PROGRAM_UNEXPLAINED, path)));
    }

    /// Of a package: where it was seen, what it was built from, who owns it.
    public static List<Property> of(Component component, Layers layers) {
        List<Property> out = new ArrayList<>();
        for (Origin origin : component.origins()) {
            layers.name(origin.layer(), out);
            out.add(new Property(Names.PATH, origin.path()));
        }
        if (component.source() != null) {
            out.add(new Property(Names.SOURCE_NAME, component.source().name()));
            out.add(new Property(Names.SOURCE_VERSION, component.source().version()));
        }
        if (component.owner() != null) {
            out.add(new Property(Names.OWNER, component.owner()));
        }
        if (component.assumed()) {
            out.add(new Property(Names.ASSUMED, "true"));
        }
        return out;
    }

    /// The same for a format that has no place for when a package is used and for licences in a list.
    ///
    /// @param name as the document writes it
    /// @param version as the document writes it
    public static List<Property> whole(Component component, Layers layers, String name, String version) {
        List<Property> out = of(component, layers);
        if (component.scope() != Scope.RUNTIME) {
            out.add(new Property(Names.SCOPE, lower(component.scope())));
        }
        List<String> licenses = Licenses.named(component.licenses());
        if (licenses.size() > 1 || !licenses.stream().allMatch(Licenses::isExpression)) {
            licenses.forEach(license -> out.add(new Property(Names.LICENSE, license)));
        }
        if (!name.equals(component.name())) {
            out.add(new Property(Names.NAME, component.name()));
        }
        if (!version.equals(component.version())) {
            out.add(new Property(Names.VERSION, component.version()));
        }
        return out;
    }

    /// Of the operating system.
    public static List<Property> of(Distro distro) {
        List<Property> out = new ArrayList<>();
        if (distro.codename() != null) {
            out.add(new Property(Names.CODENAME, distro.codename()));
        }
        distro.idLike().forEach(id -> out.add(new Property(Names.ID_LIKE, id)));
        return out;
    }

    /// The same for a format that has no place for the name that people read.
    public static List<Property> whole(Distro distro) {
        List<Property> out = of(distro);
        if (!distro.prettyName().isEmpty()) {
            out.add(prettyName(distro.prettyName()));
        }
        return out;
    }

    /// The name of an operating system that people read.
    public static Property prettyName(String name) {
        return new Property(Names.PRETTY_NAME, name);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
