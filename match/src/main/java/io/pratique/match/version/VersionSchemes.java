package io.pratique.match.version;

import java.util.List;
import java.util.Optional;

/// All version schemes.
public final class VersionSchemes {
    public static final List<VersionScheme> ALL = List.of(
            new AlpmScheme(),
            new ApkScheme(),
            new BitnamiScheme(),
            new BrewScheme(),
            new ComposerScheme(),
            new ConanScheme(),
            new CpanScheme(),
            new DebScheme(),
            new EbuildScheme(),
            new GemScheme(),
            new GenericScheme(),
            new GithubScheme(),
            new GoScheme(),
            new LuaRocksScheme(),
            new MavenScheme(),
            new NugetScheme(),
            new NumbersScheme(),
            new Pep440Scheme(),
            new PubScheme(),
            new RpmScheme(),
            new SemverScheme());

    private VersionSchemes() {}

    /// The scheme for packages of a package URL type.
    public static Optional<VersionScheme> forPurlType(String type) {
        for (VersionScheme scheme : ALL) {
            if (scheme.purlTypes().contains(type)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }
}
