package io.pratique.sbom.language.golang;

import io.pratique.image.ImageFile;
import io.pratique.sbom.language.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What go.mod or go.work says (go.dev/ref/mod).
final class GoModFile {
    private String module = "";
    private String goVersion = "";
    private String toolchain = "";
    private final List<Requirement> requirements = new ArrayList<>();
    private final Set<GoModule> excluded = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final GoReplacements replacements = new GoReplacements();

    /// @param indirect whether only other modules need it
    record Requirement(GoModule module, boolean indirect) {}

    private GoModFile() {}

    /// @throws IOException when it is none
    static GoModFile of(ImageFile file) throws IOException {
        var found = new GoModFile();
        try (BufferedReader in = Documents.lines(file)) {
            new GoModLines(in).read(found::take);
        }
        return found;
    }

    private void take(String verb, List<String> words, String comment) throws IOException {
        switch (verb) {
            case "module" -> module = first(verb, words);
            case "go" -> goVersion = first(verb, words);
            case "toolchain" -> toolchain = first(verb, words);
            case "require" -> requirements.add(new Requirement(pair(verb, words), indirect(comment)));
            case "exclude" -> excluded.add(pair(verb, words));
            case "replace" -> replacements.add(words);
            case "use" -> used.add(first(verb, words));
            case "retract", "godebug", "tool", "ignore" -> {}
            default -> throw new IOException("an unknown directive");
        }
    }

    private static String first(String verb, List<String> words) throws IOException {
        if (words.isEmpty()) {
            throw new IOException("nothing behind " + verb);
        }
        return words.getFirst();
    }

    private static GoModule pair(String verb, List<String> words) throws IOException {
        if (words.size() != 2) {
            throw new IOException(verb + " without a module and its version");
        }
        return new GoModule(words.getFirst(), words.getLast());
    }

    private static boolean indirect(String comment) {
        return comment.equals("indirect") || comment.startsWith("indirect;");
    }

    /// The path of the module itself, empty where there is none.
    String module() {
        return module;
    }

    /// Those that are not excluded.
    List<Requirement> requirements() {
        return requirements.stream()
                .filter(one -> !excluded.contains(one.module()))
                .toList();
    }

    GoReplacements replacements() {
        return replacements;
    }

    /// The folders of a workspace.
    Set<String> used() {
        return used;
    }

    /// Whether it lists all modules that are built, as Go writes it for 1.17 and later; before, go.sum has the
    /// rest.
    boolean complete() {
        return GoRelease.atLeast(goVersion, 17);
    }

    /// The release whose standard library is used at least, such as `1.23.5`; empty where nothing is said.
    ///
    /// The `toolchain` line counts before the `go` line, which is a minimum since 1.21. Before it only named the
    /// language, and in a module that others can fetch it names the oldest that they may use, so there it says
    /// nothing.
    String standardLibrary() {
        String release = GoRelease.ofToolchain(toolchain);
        if (!release.isEmpty()) {
            return release;
        }
        return GoRelease.atLeast(goVersion, 21) || !fetchable() ? GoRelease.checked(goVersion) : "";
    }

    /// Whether others can require the module: the first part of its path is a domain name.
    boolean fetchable() {
        int slash = module.indexOf('/');
        return (slash < 0 ? module : module.substring(0, slash)).indexOf('.') > 0;
    }
}
