package io.pratique.advisory.exchange;

/// The media types of an exchanged database, and where its facts are noted.
public final class Types {
    /// What kind of artifact it is.
    public static final String ARTIFACT = "application/vnd.pratique.advisories.v1";

    /// The database file, compressed with zstd.
    public static final String DATABASE = "application/vnd.pratique.advisories.database.v1+zstd";

    /// A signature, as cosign attaches it.
    public static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String EMPTY = "application/vnd.oci.empty.v1+json";

    static final String TITLE = "org.opencontainers.image.title";
    static final String CREATED = "org.opencontainers.image.created";
    static final String REFERENCE = "org.opencontainers.image.ref.name";

    /// Bytes of the unpacked database.
    static final String SIZE = "io.pratique.advisories.size";

    /// The beginning of its hash, for people.
    static final String GENERATION = "io.pratique.advisories.generation";

    /// SHA-256 of its contents, as its own header and `db verify` tell it.
    static final String CONTENTS = "io.pratique.advisories.contents";

    /// In hexadecimal.
    static final int SHA_256_LENGTH = 64;

    private Types() {}
}
