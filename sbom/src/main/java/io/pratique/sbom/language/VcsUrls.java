package io.pratique.sbom.language;

import io.pratique.model.inventory.PackageUrl;

/// The purl qualifier `vcs_url`: where a package that no registry has was taken from, in the form of SPDX 2.3,
/// "Package download location".
public final class VcsUrls {
    private VcsUrls() {}

    /// A package at a commit of a repository. What stands before the host is left out: it may be a password.
    public static PackageUrl git(PackageUrl purl, String repository, String commit) {
        int scheme = repository.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + "://".length();
        int path = repository.indexOf('/', start);
        int at = repository.lastIndexOf('@', path < 0 ? repository.length() : path);
        String place = at < start ? repository.substring(start) : repository.substring(at + 1);
        String prefix = scheme < 0 ? "ssh://" : repository.substring(0, start);
        return purl.with("vcs_url", "git+" + prefix + place + "@" + commit);
    }
}
