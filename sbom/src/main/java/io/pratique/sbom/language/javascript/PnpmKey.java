package io.pratique.sbom.language.javascript;

import org.jspecify.annotations.Nullable;

/// What a key of pnpm-lock.yaml says of a package (pnpm.io, "pnpm-lock.yaml"; the forms are those of
/// `@pnpm/dependency-path`).
///
/// @param name empty where the key does not tell
/// @param version empty where the key does not tell, as for packages from a repository, an archive or a folder
record PnpmKey(String name, String version) {
    private static final PnpmKey UNKNOWN = new PnpmKey("", "");

    /// @param major of `lockfileVersion`: up to 5 keys are `/name/version_peers`, in 6 `/name@version(peers)`, then
    ///     without the slash
    static PnpmKey of(String key, int major) {
        return major < 6 ? slashed(key) : separated(withoutPeers(key));
    }

    /// The key without the versions of peers that follow in parentheses.
    static String withoutPeers(String key) {
        int peers = key.indexOf('(');
        return peers < 0 ? key : key.substring(0, peers);
    }

    private static PnpmKey separated(String key) {
        String reference = key.startsWith("/") ? key.substring(1) : key;
        String version = NpmNames.version(reference);
        boolean named = !NpmNames.isPlace(withoutScope(NpmNames.name(reference)));
        return named && !version.isEmpty()
                ? new PnpmKey(NpmNames.name(reference), NpmNames.isPlace(version) ? "" : version)
                : UNKNOWN;
    }

    private static String withoutScope(String name) {
        return name.startsWith("@") ? name.substring(name.indexOf('/') + 1) : name;
    }

    /// The older form; a registry other than the usual one comes before the first slash.
    private static PnpmKey slashed(String key) {
        int start = key.indexOf('/') + 1;
        int end = ModuleTree.nameEnd(key, start);
        if (start == 0 || end >= key.length()) {
            return UNKNOWN;
        }
        int versionEnd = end + 1;
        while (versionEnd < key.length() && key.charAt(versionEnd) != '_' && key.charAt(versionEnd) != '/') {
            versionEnd++;
        }
        String version = key.substring(end + 1, versionEnd);
        return NpmNames.isExact(version) ? new PnpmKey(key.substring(start, end), version) : UNKNOWN;
    }

    /// The keys at which a package may stand that `name: reference` in a list of dependencies means; null for
    /// folders of the same workspace.
    static String @Nullable [] keys(String name, String reference) {
        return reference.startsWith("link:")
                ? null
                : new String[] {
                    reference, name + '@' + reference, '/' + name + '@' + reference, '/' + name + '/' + reference
                };
    }
}
