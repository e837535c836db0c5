package io.pratique.sbom.attached;

import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.ImageTarget;
import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/// Reads the SBOMs that are attached to an image, one after the other.
public final class AttachedSboms {
    private static final long LONGEST = 64L << 20;

    private AttachedSboms() {}

    /// Adds what they list to what was found in the layers. What is wrong with one makes the result incomplete.
    ///
    /// @param longest bytes of a document
    /// @throws IOException when interrupted
    public static ScanResult merge(ImageTarget target, ScanResult found, long longest) throws IOException {
        if (found.status() == ScanStatus.FAILED || found.status() == ScanStatus.UNSUPPORTED) {
            return found;
        }
        Attachments attachments = target.attachments(AttachmentKind.SBOM);
        var merge = new Merge(found);
        attachments.problems().forEach(merge::problem);
        for (Attachment one : attachments.all()) {
            add(one, target.image().digest(), Math.min(LONGEST, longest), merge);
        }
        return merge.result();
    }

    private static void add(Attachment attachment, Digest subject, long longest, Merge merge) throws IOException {
        String path = Origin.ATTACHED + attachment.digest();
        try {
            if (attachment.size() > longest) {
                throw new LimitException("an SBOM of more than " + longest + " bytes");
            }
            InputStream sbom = Wrapping.open(attachment.read(), subject);
            if (sbom != null) {
                merge.add(path, SbomReader.read(path, sbom, longest));
            }
        } catch (InterruptedIOException interrupted) {
            if (!(interrupted instanceof SocketTimeoutException)) {
                throw interrupted;
            }
            merge.problem(problem(path, interrupted));
        } catch (IOException | RuntimeException failed) {
            merge.problem(problem(path, failed));
        }
    }

    private static ScanProblem problem(String path, Exception failed) {
        ScanProblem.Kind kind = failed instanceof LimitException ? ScanProblem.Kind.LIMIT : ScanProblem.Kind.UNREADABLE;
        return new ScanProblem(kind, path, ScanProblem.describe(failed));
    }
}
