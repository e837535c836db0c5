package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Subject;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads documents that are attached to an image. Whoever may push to a repository may attach one, so that a
/// document
/// counts only where one of some keys has signed it, or where anything is believed.
///
/// @param keys those that are believed
/// @param anyone whether what none of them signed counts too; it is then called unverified
/// @param image the digests of the image: of its manifest and of the indexes that list it
public record AttachedVex(List<VexKey> keys, boolean anyone, List<Digest> image) {
    private static final Reading NOTHING = new Reading(List.of(), List.of());

    /// @param name of the document in problems and statements
    /// @throws IOException when it is malformed
    public Reading read(String name, byte[] document) throws IOException {
        if (VexDocuments.startsLikeXml(document)) {
            return judged(name, null, VexDocuments.read(source(name, null), document));
        }
        Attestation attestation = Attestation.open(Json.parse(document));
        if (!isVex(attestation) || !attestation.isAbout(image)) {
            return NOTHING;
        }
        VexKey key = signer(attestation.envelope());
        // A document by itself is attached by its manifest, which names the image.
        List<Subject> inherited = attestation.envelope() == null ? List.of(Subject.EVERYTHING) : attestation.products();
        return judged(name, key, VexDocuments.read(source(name, key), attestation, inherited));
    }

    private static boolean isVex(Attestation attestation) {
        String type = attestation.predicateType().toLowerCase(Locale.ROOT);
        boolean signature = attestation.content().fields().containsKey("messageSignature");
        return !signature
                && (type.isEmpty() || type.contains("vex") || type.contains("csaf") || type.contains("cyclonedx"));
    }

    private @Nullable VexKey signer(@Nullable Envelope envelope) {
        if (envelope == null) {
            return null;
        }
        return keys.stream().filter(envelope::isSignedBy).findFirst().orElse(null);
    }

    private static String source(String name, @Nullable VexKey key) {
        return name + (key == null ? " (unverified)" : " (verified by " + key.name() + ")");
    }

    private Reading judged(String name, @Nullable VexKey key, Reading reading) {
        if (key != null || anyone || reading.statements().isEmpty()) {
            return reading;
        }
        String message = reading.statements().size() + " statements that none of the keys has signed do not count";
        return new Reading(List.of(), List.of(new ScanProblem(ScanProblem.Kind.UNSUPPORTED, name, message)));
    }
}
