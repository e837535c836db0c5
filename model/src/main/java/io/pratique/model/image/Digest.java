package io.pratique.model.image;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A content digest, as in the OCI image specification, "Digests".
///
/// Only `sha256` and `sha512` are accepted: they are the registered algorithms, and a digest is used to build paths
/// and URLs, so that nothing but lower-case hexadecimal may follow.
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    public Digest {
        int length = switch (algorithm) {
            case "sha256" -> 64;
            case "sha512" -> 128;
            default -> throw new IllegalArgumentException("unsupported digest algorithm: " + printable(algorithm));
        };
        if (hex.length() != length || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("invalid " + algorithm + " digest: " + printable(hex));
        }
    }

    /// Parses `algorithm:hex`.
    ///
    /// @throws IllegalArgumentException when the text is no digest of a supported algorithm
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a digest: " + printable(text));
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    public static Digest sha256(byte[] hash) {
        return new Digest("sha256", java.util.HexFormat.of().formatHex(hash));
    }

    /// The first twelve characters, as people write it.
    public String brief() {
        return hex.substring(0, 12);
    }

    private static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public int compareTo(Digest other) {
        int order = algorithm.compareTo(other.algorithm);
        return order == 0 ? hex.compareTo(other.hex) : order;
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }

    // Written out, as in Platform: what the compiler generates for records is linked anew in every process.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest that && algorithm.equals(that.algorithm) && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }
}
