package io.pratique.image.attachment;

import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.image.manifest.Descriptor;
import io.pratique.image.manifest.Hashes;
import io.pratique.image.manifest.Index;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds the documents of a kind that are attached to an image. What names another image as its subject is passed
/// over.
///
/// Limits: 50 artifacts, 50 documents, 64 MiB for each and 256 MiB for all.
public final class AttachmentFinder {
    private static final int MOST = 50;
    private static final int LONGEST = 64 << 20;
    private static final long ALL = 256L << 20;

    /// BuildKit's annotations in an index ("Image attestation storage").
    private static final String REFERENCE_TYPE = "vnd.docker.reference.type";

    private static final String REFERENCE_DIGEST = "vnd.docker.reference.digest";

    private final AttachmentKind kind;
    private final AttachmentTypes types;
    private final List<Digest> subjects;
    private final AttachmentStore store;
    private final Map<Digest, Attachment> found = new LinkedHashMap<>();
    private final Set<Digest> opened = new HashSet<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private long bytes;

    private AttachmentFinder(AttachmentKind kind, List<Digest> subjects, AttachmentStore store) {
        this.kind = kind;
        this.types = new AttachmentTypes(kind);
        this.subjects = subjects;
        this.store = store;
    }

    private interface Step {
        void run() throws IOException;
    }

    /// What VEX says of an index holds for the images that it lists; an SBOM of one tells of several images at once
    /// and is passed over.
    ///
    /// @param indexes those that led to the manifest
    /// @throws IOException when interrupted
    public static Attachments find(AttachmentKind kind, Image image, List<Index> indexes, AttachmentStore store)
            throws IOException {
        List<Digest> subjects = new ArrayList<>(List.of(image.digest()));
        if (kind == AttachmentKind.VEX) {
            indexes.stream().map(Index::digest).filter(Objects::nonNull).forEach(subjects::add);
        }
        var finder = new AttachmentFinder(kind, subjects, store);
        finder.attestations(image.digest(), indexes);
        for (Digest subject : subjects) {
            finder.referrers(subject);
            for (String end : kind.tags()) {
                finder.tagged(subject, end);
            }
        }
        return new Attachments(List.copyOf(finder.found.values()), finder.problems);
    }

    private void attestations(Digest image, List<Index> indexes) throws IOException {
        for (Index index : indexes) {
            for (Descriptor one : index.manifests()) {
                Map<String, String> annotations = one.annotations();
                if ("attestation-manifest".equals(annotations.get(REFERENCE_TYPE))
                        && image.toString().equals(annotations.get(REFERENCE_DIGEST))) {
                    artifact(one, true);
                }
            }
        }
    }

    private void referrers(Digest subject) throws IOException {
        List<Descriptor> listed = new ArrayList<>();
        attempt(
                "",
                () -> store.referrers(subject, entry -> {
                    if (listed.size() <= MOST && types.mayHold(entry)) {
                        listed.add(entry.descriptor());
                    }
                }));
        for (Descriptor one : listed) {
            artifact(one, false);
        }
    }

    /// What cosign attached before registries could list referrers.
    private void tagged(Digest subject, String end) throws IOException {
        attempt("", () -> {
            byte[] body = store.tagged(AttachmentStore.tag(subject) + end);
            if (body != null && opened.add(Hashes.sha256(body))) {
                documents(Artifacts.parse(body), true);
            }
        });
    }

    private void artifact(Descriptor descriptor, boolean bound) throws IOException {
        if (opened.contains(descriptor.digest())) {
            return;
        }
        if (opened.size() >= MOST) {
            limit("more than " + MOST + " artifacts are attached to the image");
            return;
        }
        opened.add(descriptor.digest());
        attempt(descriptor.digest().toString(), () -> documents(Artifacts.parse(store.manifest(descriptor)), bound));
    }

    /// @param bound whether it is known to belong to the image without saying so itself
    private void documents(Artifact artifact, boolean bound) {
        Digest named = artifact.subject();
        if (named == null ? !bound : !subjects.contains(named)) {
            return;
        }
        for (Descriptor blob : artifact.layers()) {
            if (types.mayBe(blob, artifact.type()) && !found.containsKey(blob.digest())) {
                add(blob);
            }
        }
    }

    private void add(Descriptor blob) {
        if (blob.size() > LONGEST || bytes + blob.size() > ALL) {
            limit("an attached " + kind.text() + " of " + blob.size() + " bytes is too long: " + (LONGEST >> 20)
                    + " MiB are read of one, " + (ALL >> 20) + " MiB of all");
        } else if (found.size() >= MOST) {
            limit("more than " + MOST + " " + kind.text() + "s are attached to the image");
        } else {
            bytes += blob.size();
            found.put(blob.digest(), new Attachment(blob.digest(), blob.mediaType(), blob.size(), () -> {
                byte[] body = store.blob(blob, LONGEST);
                Hashes.verify(blob, body, "attachment");
                return body;
            }));
        }
    }

    private void limit(String message) {
        var problem = new ScanProblem(ScanProblem.Kind.LIMIT, "attached", message);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /// @param what the digest concerned, empty for the list
    private void attempt(String what, Step step) throws IOException {
        try {
            step.run();
        } catch (InterruptedIOException interrupted) {
            if (!(interrupted instanceof SocketTimeoutException)) {
                throw interrupted;
            }
            problem(what, interrupted);
        } catch (IOException | PratiqueException failed) {
            problem(what, failed);
        }
    }

    private void problem(String what, Exception failed) {
        String where = what.isEmpty() ? "attached" : "attached:" + what;
        problems.add(new ScanProblem(ScanProblem.Kind.UNREADABLE, where, ScanProblem.describe(failed)));
    }
}
