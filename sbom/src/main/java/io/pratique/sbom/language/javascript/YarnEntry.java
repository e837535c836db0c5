package io.pratique.sbom.language.javascript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One block of a yarn.lock.
final class YarnEntry {
    /// The version that yarn writes for the project and its workspaces.
    private static final String LOCAL = "0.0.0-use.local";

    /// Ways to name a source (yarnpkg.com, "Protocols"; classic.yarnpkg.com, "Types of dependencies").
    private static final List<String> PROTOCOLS = List.of(
            "npm",
            "http",
            "https",
            "git",
            "git+ssh",
            "git+http",
            "git+https",
            "git+file",
            "ssh",
            "github",
            "gitlab",
            "bitbucket",
            "gist",
            "file",
            "link",
            "portal",
            "patch",
            "exec",
            "workspace",
            "jsr",
            "catalog");

    /// What was asked for: `name@range`, as many as this one block answers.
    final List<String> descriptors;

    final List<Wish> wishes = new ArrayList<>(2);

    /// Of what it asks for, the names that need not be installed.
    final Set<String> optional = new HashSet<>(0);

    String version = "";
    String resolution = "";

    record Wish(String name, String range, boolean optional) {}

    YarnEntry(List<String> descriptors) {
        this.descriptors = descriptors;
    }

    /// What is installed, `name@reference`. Yarn 2 and later write it down, yarn 1 only under which name.
    String installed() {
        if (!resolution.isEmpty()) {
            return resolution;
        }
        for (String descriptor : descriptors) {
            @Nullable String real = NpmNames.alias(NpmNames.version(descriptor));
            if (real != null) {
                return real;
            }
        }
        return descriptors.getFirst();
    }

    /// A part of the project itself.
    boolean isProject() {
        return version.equals(LOCAL) || protocol().equals("link") || protocol().equals("workspace");
    }

    /// A package with changes of the project's own; the block of the original is there too.
    boolean isPatched() {
        return protocol().equals("patch");
    }

    boolean isKnown() {
        return protocol().isEmpty() || PROTOCOLS.contains(protocol());
    }

    /// What stands before the first colon of the reference; empty where that is a plain version, a range or a path.
    String protocol() {
        String reference = NpmNames.version(installed());
        for (int i = 0; i < reference.length() && i < 20; i++) {
            char c = reference.charAt(i);
            if (c == ':') {
                return reference.substring(0, i);
            }
            if ((c < 'a' || c > 'z') && c != '+') {
                return "";
            }
        }
        return "";
    }
}
