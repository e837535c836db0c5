package io.pratique.bench.labels;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of a label the package it is about.
final class Inventories {
    private static final Set<String> PYTHON = Set.of("Django", "PyYAML", "cryptography", "numpy", "pip", "urllib3");
    private static final Set<String> PROGRAMS = Set.of("Apache", "Python", "busybox", "go", "node", "python");

    /// Images whose programs were built from their sources, by the program.
    private static final Map<String, Set<String>> BUILT =
            Map.of("node", Set.of("d8a88e8"), "python", Set.of("5e96e03", "c27b02c"), "go", Set.of("c27b02c"));

    private Inventories() {}

    /// The package; empty where labels do not tell enough of it.
    static Optional<Component> component(Label label, LabelledImage image) {
        String name = label.name();
        String version = label.version();
        if (SystemPackages.isOne(image.systemType(), name, version)) {
            return Optional.of(Component.of(PackageUrl.of(image.systemType(), null, name, version), name, version)
                    .withSource(SystemPackages.source(image.systemType(), name, version)));
        }
        if (PROGRAMS.contains(name)) {
            return program(name, version, image);
        }
        String type = type(name, image);
        if (type.equals("generic")) {
            return Optional.empty();
        }
        String full = type.equals("maven") && name.indexOf(':') < 0 ? MavenGroups.qualified(name) : name;
        String plain = type.equals("golang") && version.startsWith("go") ? version.substring(2) : version;
        return Optional.of(Component.of(PackageUrl.of(type, null, full.replace('/', '-'), plain), full, plain)
                .withOwner(owner(name, version, image)));
    }

    private static String type(String name, LabelledImage image) {
        if (name.startsWith("golang.org/") || name.startsWith("github.com/") || name.equals("stdlib")) {
            return "golang";
        }
        if (PYTHON.contains(name)) {
            return "pypi";
        }
        return name.indexOf(':') > 0 ? "maven" : image.otherType();
    }

    /// A program that was not built in the image belongs to a package of the system where that has one of its name.
    private static Optional<Component> program(String name, String version, LabelledImage image) {
        boolean built = BUILT.getOrDefault(name, Set.of()).contains(image.digest());
        String owner = built ? null : owner(name, version, image);
        if (!built && owner == null) {
            return Optional.empty();
        }
        Component component = name.equals("go")
                ? Component.of(PackageUrl.of("golang", null, "stdlib", version), "stdlib", version)
                : Component.of(PackageUrl.of("generic", null, name, version), name, version);
        return Optional.of(component.withOwner(owner));
    }

    /// The package of the system that brought it, which has the same version.
    private static @Nullable String owner(String name, String version, LabelledImage image) {
        return switch (image.digest() + ' ' + name + ' ' + version) {
            case "1830542 busybox 1.18.5", "881afba busybox 1.21.1" -> "busybox-initramfs";
            case "ff80ae5 busybox 1.31.1" -> "busybox";
            case "ff80ae5 go 1.13.15" -> "go";
            case "ff80ae5 python 2.7.18" -> "python2";
            case "69ae7f1 python 3.9.2" -> "python3.9-minimal";
            case "4c564f4 urllib3 1.24.2", "d48f054 urllib3 1.24.2", "e8fea6b urllib3 1.24.2" -> "python3-urllib3";
            case "881afba PyYAML 3.10" -> "python3-yaml";
            // Its Java packages are those of the module maven:3.5.
            default -> image.digest().equals("c8d664b") ? "maven" : null;
        };
    }
}
