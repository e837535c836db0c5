package io.pratique.advisory.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group of criteria of an OVAL definition. What it says of the system holds for all groups within it.
final class OvalGroup {
    private static final int CLAIM_LIMIT = 100_000;

    /// What a criterion says of a package.
    ///
    /// @param text the version that has the fix, or what else is said
    /// @param release of the distribution; null where nothing is said
    /// @param stream of a module; null where nothing is said
    record Claim(
            String name,
            @Nullable String text,
            @Nullable String release,
            @Nullable String stream) {}

    /// How a provider writes the comments of criteria.
    interface Comments {
        void read(String comment, OvalGroup group) throws IOException;

        /// Oracle and Red Hat write alike: `Oracle Linux 8 is installed`, `Module httpd:2.4 is enabled`,
        /// `httpd is earlier than 0:2.4.37-65`, `tar is installed`.
        static Comments rpm(String system) {
            String prefix = system + ' ';
            return (comment, group) -> {
                int earlier = comment.indexOf(" is earlier than ");
                if (earlier > 0) {
                    group.claim(
                            comment.substring(0, earlier), comment.substring(earlier + " is earlier than ".length()));
                } else if (comment.endsWith(" is installed")) {
                    String what = comment.substring(0, comment.length() - " is installed".length());
                    if (!what.startsWith(prefix)) {
                        group.claim(what, null);
                    } else {
                        group.release = what.substring(prefix.length());
                    }
                } else if (comment.startsWith("Module ") && comment.endsWith(" is enabled")) {
                    group.stream = comment.substring("Module ".length(), comment.length() - " is enabled".length());
                }
            };
        }
    }

    private @Nullable String release;
    private @Nullable String stream;
    private final List<Claim> claims = new ArrayList<>();

    /// @param text for a package with a fix its version; null where it is enough that the package is there
    void claim(String name, @Nullable String text) throws IOException {
        if (claims.size() >= CLAIM_LIMIT) {
            throw new IOException("a definition of more than " + CLAIM_LIMIT + " packages");
        }
        claims.add(new Claim(name, text, null, null));
    }

    /// Hands its claims on to the group around it.
    void into(OvalGroup outer) {
        for (Claim claim : claims) {
            outer.claims.add(new Claim(
                    claim.name(),
                    claim.text(),
                    claim.release() == null ? release : claim.release(),
                    claim.stream() == null ? stream : claim.stream()));
        }
    }

    List<Claim> claims() {
        return claims;
    }
}
