package io.pratique.sbom.attached;

import io.pratique.image.AttachmentKind;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Takes an SBOM out of what was put around it to sign it: a Sigstore bundle, a DSSE envelope, an in-toto
/// statement.
/// Signatures are not looked at.
final class Wrapping {
    /// A bundle holds an envelope, that a statement, that what cosign puts around some predicates.
    private static final int DEEPEST = 4;

    private static final String IN_TOTO = "application/vnd.in-toto+json";

    private Wrapping() {}

    /// The SBOM in a document; null where there is none, or where it is a statement about something else.
    ///
    /// @throws IOException when something around an SBOM is malformed
    static @Nullable InputStream open(byte[] document, Digest subject) throws IOException {
        Slice current = new Slice(document, 0, document.length);
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (!current.startsWith('{')) {
                return current.open();
            }
            TopMembers members = TopMembers.of(current);
            if (members.envelope() != null) {
                current = members.envelope();
            } else if (members.payload() != null) {
                if (!IN_TOTO.equals(members.payloadType())) {
                    return null;
                }
                current = Slice.of(members.payload());
            } else if (members.predicate() != null) {
                if (!isAbout(members.subject(), subject) || !isSbom(members.predicateType())) {
                    return null;
                }
                current = members.predicate();
            } else if (members.data() != null && depth > 0) {
                current = members.data();
            } else {
                return members.signature() ? null : current.open();
            }
        }
        throw new IOException("an SBOM that is wrapped too often");
    }

    private static boolean isSbom(@Nullable String predicateType) {
        return predicateType == null || AttachmentKind.SBOM.names(predicateType);
    }

    /// in-toto attestation framework, "Statement": any of the subjects.
    private static boolean isAbout(JsonValue subjects, Digest wanted) throws IOException {
        if (subjects.items().isEmpty()) {
            throw new IOException("an in-toto statement without a subject");
        }
        for (JsonValue one : subjects.items()) {
            if (wanted.hex().equals(one.get("digest").text(wanted.algorithm()))) {
                return true;
            }
        }
        return false;
    }

    /// A part of a document.
    record Slice(byte[] bytes, int from, int length) {
        static Slice of(byte[] whole) {
            return new Slice(whole, 0, whole.length);
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes, from, length);
        }

        /// Whether this is the first byte after white space.
        boolean startsWith(char wanted) {
            int at = from;
            while (at < from + length && (bytes[at] & 0xff) <= ' ') {
                at++;
            }
            return at < from + length && bytes[at] == wanted;
        }

        /// Some text inside, parsed.
        JsonValue json() throws IOException {
            return Json.parse(open());
        }
    }
}
