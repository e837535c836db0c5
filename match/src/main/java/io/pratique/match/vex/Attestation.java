package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What signatures are put around: a Sigstore bundle around a DSSE envelope around an in-toto statement, or some of
/// these. Signatures are not looked at.
///
/// @param content what is inside
/// @param digests of what the in-toto statement is about, as `sha256:…`; empty where there is no such statement
record Attestation(JsonValue content, List<String> digests) {
    private static final int DEEPEST = 4;
    private static final int MOST_SUBJECTS = 1_000;
    private static final String IN_TOTO = "application/vnd.in-toto+json";

    static Attestation open(JsonValue document) throws IOException {
        JsonValue current = document;
        List<String> digests = List.of();
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (current.fields().containsKey("dsseEnvelope")) {
                current = current.get("dsseEnvelope");
            } else if (current.get("payload").text() != null) {
                current = payload(current);
            } else if (current.fields().containsKey("predicate")) {
                digests = subjects(current.get("subject"));
                current = predicate(current);
            } else {
                return new Attestation(current, digests);
            }
        }
        throw new IOException("a VEX document that is wrapped too often");
    }

    private static JsonValue payload(JsonValue envelope) throws IOException {
        if (!IN_TOTO.equals(envelope.text("payloadType"))) {
            throw new IOException("an envelope around something else than an in-toto statement");
        }
        try {
            return Json.parse(Base64.getMimeDecoder().decode(envelope.text("payload", "")));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the payload of an envelope is not in base64", malformed);
        }
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
