package io.pratique.advisory.mirror;

import java.net.URI;

/// What a feed needs from the network.
public sealed interface Download {
    /// One file, kept at `mirror/HOST/PATH`.
    ///
    /// @param limit the most bytes it may have
    record File(URI url, long limit) implements Download {
        public static File of(String url, long limit) {
            return new File(URI.create(url), limit);
        }
    }

    /// All records of an ecosystem at osv.dev: `all.zip`, later only those that changed.
    ///
    /// @param name as osv.dev spells it: `PyPI`, `crates.io`
    record OsvEcosystem(String name) implements Download {}

    /// A folder of documents whose changes are listed beside them, as CSAF providers serve it (CSAF 2.0, section
    /// 7.1): an archive of all, `changes.csv` and `deletions.csv`.
    ///
    /// @param base the folder, with a slash at its end
    record Changes(URI base, long limit) implements Download {
        public static Changes of(String base, long limit) {
            return new Changes(URI.create(base), limit);
        }
    }
}
