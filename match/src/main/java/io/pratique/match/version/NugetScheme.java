package io.pratique.match.version;

import java.util.Locale;
import java.util.Set;

/// NuGet's versions: semantic ones with up to four numbers, in which case does not matter
/// (learn.microsoft.com/nuget/concepts/package-versioning).
public final class NugetScheme implements VersionScheme {
    @Override
    public String id() {
        return "nuget";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("nuget");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        return read(a).compareRelease(read(b));
    }

    private SemanticParts read(String version) throws InvalidVersionException {
        Text.requireVisible(id(), version);
        return SemanticParts.read(id(), version.toLowerCase(Locale.ROOT));
    }
}
