package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A source package that one of Ubuntu's OSV records calls affected in one release.
///
/// @param release its number
/// @param frozen whether the stream gets no more updates: `fips` is what was certified, `fips-updates` goes on
/// @param first the first of the versions that the stream had
/// @param last the last of them
record UbuntuOsvPackage(
        Stream stream,
        String release,
        String name,
        boolean frozen,
        @Nullable String fixed,
        @Nullable String first,
        @Nullable String last) {
    enum Stream {
        STANDARD,
        /// Expanded security maintenance.
        EXPANDED,
        /// Modules certified by FIPS 140, with versions of their own.
        CERTIFIED
    }

    /// Reads the object that the parser stands at; null where it is not about a release of Ubuntu.
    static @Nullable UbuntuOsvPackage read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        JsonValue identity = JsonValue.NULL;
        String fixed = null;
        @Nullable String[] versions = new @Nullable String[2];
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "package" -> identity = Json.value(parser);
                case "ranges" -> fixed = fixed(Json.value(parser));
                case "versions" -> ends(parser, versions);
                default -> parser.skipChildren();
            }
        }
        return of(identity, fixed, versions[0], versions[1]);
    }

    private static @Nullable String fixed(JsonValue ranges) {
        String fixed = null;
        for (VersionRange range : OsvRanges.read(ranges)) {
            fixed = range.fixed() == null ? fixed : range.fixed();
        }
        return fixed;
    }

    private static void ends(JsonParser parser, @Nullable String[] out) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                out[1] = parser.getString();
                out[0] = out[0] == null ? out[1] : out[0];
            } else {
                parser.skipChildren();
            }
        }
    }

    /// `Ubuntu:22.04:LTS`, `Ubuntu:Pro:22.04:LTS`, `Ubuntu:Pro:FIPS-updates:22.04:LTS`. Archives that hold packages
    /// found nowhere else (`Ubuntu:Pro:22.04:LTS:Realtime:Kernel`) count as the release itself, for their versions
    /// do not show where they come from.
    private static @Nullable UbuntuOsvPackage of(
            JsonValue identity, @Nullable String fixed, @Nullable String first, @Nullable String last) {
        String[] words = identity.text("ecosystem", "").split(":", 8);
        String name = identity.text("name", "");
        int at = 1;
        while (at < words.length && (words[at].isEmpty() || !Character.isDigit(words[at].charAt(0)))) {
            at++;
        }
        if (!words[0].equals("Ubuntu") || at >= words.length || name.isEmpty()) {
            return null;
        }
        boolean own = words.length > at + 1 && !words[at + 1].equals("LTS") || words.length > at + 2;
        Stream stream = at == 1 || own ? Stream.STANDARD : Stream.EXPANDED;
        if (words[at - 1].startsWith("FIPS")) {
            stream = Stream.CERTIFIED;
        }
        boolean frozen = stream == Stream.CERTIFIED
                && !identity.text("purl", "").contains("distro=fips-updates/")
                && !words[at - 1].equals("FIPS-updates");
        return new UbuntuOsvPackage(stream, words[at], name, frozen, fixed, first, last);
    }

    Affected affected() {
        return new Affected(
                ecosystem(),
                name,
                List.of(range()),
                List.of(),
                fixed == null ? FixState.AFFECTED : FixState.FIXED,
                null);
    }

    private Ecosystem ecosystem() {
        return switch (stream) {
            case STANDARD -> UbuntuReleases.plain(release);
            case EXPANDED -> UbuntuReleases.expanded(release);
            case CERTIFIED -> UbuntuReleases.certified(release);
        };
    }

    /// The streams of certified modules are one ecosystem, for a version does not name its stream; each speaks of
    /// its own versions, those of `fips` being lower than those of `fips-updates`.
    private VersionRange range() {
        if (stream != Stream.CERTIFIED) {
            return fixed == null ? VersionRange.ALL : VersionRange.before(fixed);
        }
        return new VersionRange(first, fixed, fixed == null && frozen ? last : null);
    }
}
