package io.pratique.match.version;

import java.util.Set;

/// Semantic versions (semver.org 2.0.0) as liberally as npm's loose mode reads them: `v1.2.3`, `= 1.2.3`,
/// `1.2.3beta`, spaces around.
///
/// Cargo, Hex, the Swift package manager and Visual Studio Code order theirs by the same rules. What follows a plus
/// sign is ignored.
public final class SemverScheme implements VersionScheme {
    @Override
    public String id() {
        return "semver";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("npm", "cargo", "hex", "swift", "vscode-extension");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        return SemanticParts.read(id(), a).compareRelease(SemanticParts.read(id(), b));
    }
}
