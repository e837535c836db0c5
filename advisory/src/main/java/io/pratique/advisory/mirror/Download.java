package io.pratique.advisory.mirror;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a feed needs from a host. URLs are the public ones; [MirrorSettings] may lead them elsewhere.
public sealed interface Download {
    /// The newest records that OSV keeps apart from an archive, and the documents of CSAF directories, are
    /// no larger.
    int DOCUMENT_LIMIT = 64 << 20;

    /// A name for people, unique within a feed.
    String label();

    /// The file whose state tells of the whole: see [Mirror#state].
    URI stateOf();

    /// One file, at `HOST/PATH`.
    ///
    /// @param limit the most bytes that it may have, unpacked where it is sent packed
    /// @param checksum where its SHA-256 or SHA-512 is told, alone or in a list of several files; null for nowhere
    record File(URI url, long limit, @Nullable URI checksum) implements Download {
        public File(URI url, long limit) {
            this(url, limit, null);
        }

        public static File of(String url, long limit) {
            return new File(URI.create(url), limit);
        }

        @Override
        public String label() {
            return url.toString();
        }

        @Override
        public URI stateOf() {
            return url;
        }
    }

    /// All records of an ecosystem, as osv.dev exports them: `HOST/ECOSYSTEM/all.zip`. Records that changed since
    /// are in `HOST/ECOSYSTEM/changed/ID.json` beside it and count more than the archive's.
    ///
    /// @param ecosystem as OSV spells it, without a release: `PyPI`, `crates.io`, `GitHub Actions`
    /// @param limit the most bytes that the archive may have
    record OsvEcosystem(String ecosystem, long limit) implements Download {
        public static final URI HOST = URI.create("https://osv-vulnerabilities.storage.googleapis.com/");

        /// The largest archive, that of npm with its malicious packages, is far below.
        private static final long LIMIT = 4L << 30;

        public OsvEcosystem(String ecosystem) {
            this(ecosystem, LIMIT);
        }

        @Override
        public String label() {
            return "OSV " + ecosystem;
        }

        URI root() {
            try {
                return HOST.resolve(new URI(null, null, "/" + ecosystem + "/", null));
            } catch (URISyntaxException malformed) {
                throw new IllegalArgumentException("an ecosystem whose name cannot be asked for", malformed);
            }
        }

        @Override
        public URI stateOf() {
            return root().resolve("modified_id.csv");
        }
    }

    /// A directory of CSAF documents with an archive of them (CSAF 2.0, 7.1.11 to 7.1.13).
    ///
    /// Below the base lie `archive`'s own text, the archive that it names, and each document that changed since at
    /// its own path, which counts more than the archive's. A document that `deletions` names and `changes` does not
    /// is gone.
    ///
    /// @param base ends with a slash
    /// @param archive names the newest archive, by the date in its name: `archive_latest.txt`
    /// @param changes `changes.csv`: rows of path and time
    /// @param deletions `deletions.csv`, alike
    /// @param limit the most bytes that the archive may have
    record Changes(URI base, String archive, String changes, String deletions, long limit) implements Download {
        public Changes(URI base, long limit) {
            this(base, "archive_latest.txt", "changes.csv", "deletions.csv", limit);
        }

        public static Changes of(String base, long limit) {
            return new Changes(URI.create(base), limit);
        }

        @Override
        public String label() {
            return base.toString();
        }

        @Override
        public URI stateOf() {
            return base.resolve("./" + changes);
        }
    }

    /// The list of updates of an rpm repository, which comes to lie at `repodata/updateinfo.xml` (with the suffix
    /// of
    /// its packing) below the folder of `url`, beside `repodata/repomd.xml`, which names it and tells its checksum.
    ///
    /// @param url the repository, with a slash at its end; or where `mirrored` the list of its places, of which the
    ///     first that is spoken to over TLS is taken
    /// @param optional whether it is no failure where the host has no such repository; what is here then stays
    /// @param limit the most bytes that the list of updates may have
    record Repository(URI url, boolean mirrored, boolean optional, long limit) implements Download {
        private static final long LIMIT = 256L << 20;

        public static Repository mirrored(String list, boolean optional) {
            return new Repository(URI.create(list), true, optional, LIMIT);
        }

        public static Repository at(String url, boolean optional) {
            return new Repository(URI.create(url), false, optional, LIMIT);
        }

        @Override
        public String label() {
            return url.toString();
        }

        URI root() {
            return url.resolve("./");
        }

        @Override
        public URI stateOf() {
            return root().resolve(RepositoryUpdate.INDEX);
        }
    }

    /// A file whose address and SHA-256 a document tells: `{"data": [{"url": "…", "sha256": "…"}]}`. The address
    /// holds
    /// for a short time, so that the file lies at one of its own.
    ///
    /// @param pointer the document
    /// @param kept the address that the file lies at
    /// @param limit the most bytes that the file may have
    record Linked(URI pointer, URI kept, long limit) implements Download {
        @Override
        public String label() {
            return pointer.toString();
        }

        @Override
        public URI stateOf() {
            return kept;
        }
    }

    /// The files that a manifest lists with their checksums, `PULP_MANIFEST`, which comes to lie beside them.
    ///
    /// @param selection those of the listed names that are wanted
    /// @param limit the most bytes that one file may have
    record Manifest(URI url, Selection selection, long limit) implements Download {
        /// Chooses among names.
        public interface Selection {
            List<String> of(List<String> names);
        }

        @Override
        public String label() {
            return url.toString();
        }

        @Override
        public URI stateOf() {
            return url;
        }
    }

    /// A branch of a GitHub repository, as one archive; no git is needed.
    static File gitArchive(String owner, String repository, String branch, long limit) {
        return new File(
                URI.create("https://codeload.github.com/" + owner + "/" + repository + "/zip/refs/heads/" + branch),
                limit);
    }
}
