package io.pratique.advisory.feed;

import org.jspecify.annotations.Nullable;

/// Package URLs of Red Hat's documents: `pkg:rpm/redhat/python3@3.6.8-67.el8_10?arch=src&rpmmod=python36:3.6`.
///
/// The epoch stands in a qualifier or in the product's id alone (`python3-0:3.6.8-67.el8_10.src`).
final class RedHatPurl {
    private static final String PREFIX = "pkg:rpm/redhat/";
    private static final String MODULES = "pkg:rpmmod/redhat/";

    private RedHatPurl() {}

    /// The package; null for what is not an rpm and for a module as such, whose version is not that of any package.
    static @Nullable RpmComponent read(String id, String purl) {
        if (!purl.startsWith(PREFIX)) {
            return purl.startsWith(MODULES) ? ofModule(purl) : null;
        }
        int question = purl.indexOf('?');
        String path =
                decoded(question < 0 ? purl.substring(PREFIX.length()) : purl.substring(PREFIX.length(), question));
        String qualifiers = question < 0 ? "" : purl.substring(question + 1);
        int at = path.indexOf('@');
        String name = at < 0 ? path : path.substring(0, at);
        String version = at < 0 ? null : path.substring(at + 1);
        if (name.isEmpty() || version != null && isModule(version)) {
            return null;
        }
        // A version without an architecture is a source package's with all that is built from it.
        String arch = qualifier(qualifiers, "arch");
        boolean source = "src".equals(arch) || version != null && arch == null;
        boolean comparable = version != null && version.indexOf('-') > 0;
        return new RpmComponent(
                source ? name + RpmComponent.SOURCE : name,
                comparable ? epoch(id, name, qualifiers) + ':' + version : null,
                stream(qualifier(qualifiers, "rpmmod")));
    }

    /// Older documents write of a package without a version `pkg:rpmmod/redhat/ruby:2.6/ruby`, module stream first.
    private static @Nullable RpmComponent ofModule(String purl) {
        String path = decoded(purl.substring(MODULES.length()));
        int slash = path.indexOf('/');
        boolean whole = path.indexOf('@') < 0 && path.indexOf('?') < 0;
        return whole && slash > 0 && slash + 1 < path.length()
                ? new RpmComponent(path.substring(slash + 1) + RpmComponent.SOURCE, null, path.substring(0, slash))
                : null;
    }

    /// The stream of a module that older documents put between a product and its packages:
    /// `pkg:rpmmod/redhat/python39@3.9:8060020240801142753:6a631399` is `python39:3.9`.
    static @Nullable String module(@Nullable String purl) {
        if (purl == null || !purl.startsWith(MODULES)) {
            return null;
        }
        String path = decoded(purl.substring(MODULES.length()));
        int at = path.indexOf('@');
        if (at <= 0) {
            return path.indexOf('/') < 0 ? null : path.substring(0, path.indexOf('/'));
        }
        int colon = path.indexOf(':', at);
        return path.substring(0, at) + ':' + path.substring(at + 1, colon < 0 ? path.length() : colon);
    }

    /// `3.9-8040020240902080505.63cd9eba`: stream, version and context.
    private static boolean isModule(String version) {
        int dash = version.lastIndexOf('-');
        int dot = version.indexOf('.', dash + 1);
        return dash > 0 && dot - dash > 16 && version.length() - dot == 9;
    }

    private static @Nullable String stream(@Nullable String module) {
        if (module == null) {
            return null;
        }
        int first = module.indexOf(':');
        int second = first < 0 ? -1 : module.indexOf(':', first + 1);
        return second < 0 ? module : module.substring(0, second);
    }

    private static String epoch(String id, String name, String qualifiers) {
        String epoch = qualifier(qualifiers, "epoch");
        int from = id.indexOf(name + '-') + name.length() + 1;
        int colon = id.indexOf(':', from);
        if (epoch == null && from > name.length() && colon > from && colon - from <= 4) {
            epoch = id.substring(from, colon);
        }
        return epoch == null || !epoch.chars().allMatch(c -> c >= '0' && c <= '9') ? "0" : epoch;
    }

    private static @Nullable String qualifier(String qualifiers, String name) {
        for (int from = 0; from < qualifiers.length(); ) {
            int end = qualifiers.indexOf('&', from);
            end = end < 0 ? qualifiers.length() : end;
            if (qualifiers.startsWith(name + '=', from)) {
                return decoded(qualifiers.substring(from + name.length() + 1, end));
            }
            from = end + 1;
        }
        return null;
    }

    /// Nothing but these is escaped in names, versions and modules of packages.
    static String decoded(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%3A", ":")
                        .replace("%3a", ":")
                        .replace("%2B", "+")
                        .replace("%2b", "+")
                        .replace("%7E", "~")
                        .replace("%7e", "~")
                        .replace("%5E", "^")
                        .replace("%5e", "^")
                        .replace("%40", "@")
                        .replace("%2F", "/");
    }
}
