package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Subject;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What signatures are put around: a Sigstore bundle around a DSSE envelope around an in-toto statement, or some of
/// these.
///
/// @param content what is inside
/// @param digests of what the in-toto statement is about, as `sha256:…`; empty where there is no such statement
/// @param predicateType of that statement; empty where there is none
/// @param envelope the outermost one; null where nothing is signed, or something outside of the envelope is not
record Attestation(
        JsonValue content,
        List<String> digests,
        String predicateType,
        @Nullable Envelope envelope) {
    private static final int DEEPEST = 4;
    private static final int MOST_SUBJECTS = 1_000;

    static Attestation open(JsonValue document) throws IOException {
        JsonValue current = document;
        List<String> digests = List.of();
        String type = "";
        Envelope outermost = null;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (current.fields().containsKey("dsseEnvelope")) {
                current = current.get("dsseEnvelope");
            } else if (current.get("payload").text() != null) {
                Envelope envelope = Envelope.of(current);
                outermost = outermost == null && digests.isEmpty() ? envelope : outermost;
                current = envelope.content();
            } else if (current.fields().containsKey("predicate")) {
                digests = subjects(current.get("subject"));
                type = current.text("predicateType", "");
                current = predicate(current);
            } else {
                return new Attestation(current, digests, type, outermost);
            }
        }
        throw new IOException("a VEX document that is wrapped too often");
    }

    /// cosign puts the predicate into `Data` where it does not know its type.
    private static JsonValue predicate(JsonValue statement) throws IOException {
        JsonValue predicate = statement.get("predicate");
        JsonValue data = predicate.get("Data");
        String text = data.text();
        return text != null ? Json.parse(text.getBytes(StandardCharsets.UTF_8)) : data.isNull() ? predicate : data;
    }

    /// in-toto attestation framework, "Statement": what is said is said of each of the subjects.
    private static List<String> subjects(JsonValue subjects) throws IOException {
        List<String> digests = new ArrayList<>();
        for (JsonValue one : subjects.items()) {
            for (Map.Entry<String, String> digest :
                    one.get("digest").stringFields().entrySet()) {
                digests.add(digest.getKey() + ":" + digest.getValue());
            }
        }
        if (digests.isEmpty() || digests.size() > MOST_SUBJECTS) {
            throw new IOException(
                    "an in-toto statement about " + (digests.isEmpty() ? "nothing" : "too many subjects"));
        }
        return digests;
    }

    /// Whether it may be about an image: it names one of its digests, or none at all.
    boolean isAbout(List<Digest> image) {
        return digests.isEmpty() || image.stream().map(Digest::toString).anyMatch(digests::contains);
    }

    /// What a statement without products of its own is about.
    List<Subject> products() {
        return digests.isEmpty() ? List.of() : List.of(Subject.EVERYTHING);
    }

    /// The same statements, of what is attested alone.
    Reading bind(Reading reading) {
        if (digests.isEmpty()) {
            return reading;
        }
        var condition = new Condition.OfDigest(digests);
        List<Statement> bound = new ArrayList<>();
        for (Statement statement : reading.statements()) {
            List<Subject> subjects = statement.subjects().stream()
                    .map(subject -> subject.and(condition))
                    .toList();
            bound.add(new Statement(statement.ids(), subjects, statement.claim(), statement.source()));
        }
        return new Reading(bound, reading.problems());
    }
}
