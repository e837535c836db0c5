package io.pratique.cli;

import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.image.ImageTarget;
import io.pratique.image.Target;
import io.pratique.match.exception.Reading;
import io.pratique.match.vex.AttachedVex;
import io.pratique.match.vex.VexKey;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.Origin;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// Gathers the VEX statements that are attached to an image while it is open.
final class AttachedStatements {
    private final List<VexKey> keys;
    private final boolean anyone;
    private final List<Reading> readings = new ArrayList<>();

    /// @param keys those that are believed
    /// @param anyone whether what none of them signed counts too
    AttachedStatements(List<VexKey> keys, boolean anyone) {
        this.keys = keys;
        this.anyone = anyone;
    }

    /// Asks for nothing where nothing would count.
    ///
    /// @throws IOException when interrupted
    void gather(Target target) throws IOException {
        if (!(target instanceof ImageTarget open) || !anyone && keys.isEmpty()) {
            return;
        }
        Image image = open.image();
        List<Digest> digests = new ArrayList<>(List.of(image.digest()));
        digests.addAll(image.references().digests());
        var reader = new AttachedVex(keys, anyone, digests);
        Attachments found = open.attachments(AttachmentKind.VEX);
        readings.add(new Reading(List.of(), found.problems()));
        for (Attachment one : found.all()) {
            readings.add(read(one, reader));
        }
    }

    private static Reading read(Attachment one, AttachedVex reader) throws IOException {
        String name = Origin.ATTACHED + one.digest();
        try {
            return reader.read(name, one.read());
        } catch (InterruptedIOException interrupted) {
            if (!(interrupted instanceof SocketTimeoutException)) {
                throw interrupted;
            }
            return unreadable(name, interrupted);
        } catch (IOException | PratiqueException failed) {
            return unreadable(name, failed);
        }
    }

    private static Reading unreadable(String name, Exception failed) {
        var problem = new ScanProblem(ScanProblem.Kind.UNREADABLE, name, ScanProblem.describe(failed));
        return new Reading(List.of(), List.of(problem));
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }
}
