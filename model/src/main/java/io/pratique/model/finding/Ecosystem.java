package io.pratique.model.finding;

/// Where a package name has its meaning, spelt as in the OSV schema: `npm`, `PyPI`, `Debian:12`, `Alpine:v3.18`.
///
/// @param name the family, `Debian`
/// @param release the release, `12`; empty where the family has none
public record Ecosystem(String name, String release) implements Comparable<Ecosystem> {

    public static Ecosystem parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Ecosystem(text, "") : new Ecosystem(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Ecosystem other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return release.isEmpty() ? name : name + ":" + release;
    }
}
