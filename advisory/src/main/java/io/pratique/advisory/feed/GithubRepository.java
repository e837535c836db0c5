package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import java.nio.file.Path;

/// A repository whose files are the feed, fetched as an archive of its newest state.
///
/// @param name `owner/repository`
/// @param branch a branch, or `HEAD` for the one that the repository chose
/// @param limit the most bytes the archive may have
record GithubRepository(String name, String branch, long limit) {
    static GithubRepository of(String name) {
        return new GithubRepository(name, "HEAD", 256L << 20);
    }

    Download download() {
        return Download.File.of("https://codeload.github.com/" + path(), limit);
    }

    Path location() {
        return Path.of("mirror/codeload.github.com").resolve(path());
    }

    private String path() {
        return name + "/zip/" + (branch.equals("HEAD") ? "HEAD" : "refs/heads/" + branch);
    }

    /// Whether a file lies below a folder of the repository: archives have one more folder around everything.
    static boolean isBelow(String file, String folder) {
        return file.startsWith(folder) || file.startsWith(folder, file.indexOf('/') + 1);
    }
}
