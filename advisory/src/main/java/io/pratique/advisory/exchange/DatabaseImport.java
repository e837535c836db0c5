package io.pratique.advisory.exchange;

import io.pratique.advisory.exchange.signature.Signatures;
import io.pratique.advisory.exchange.signature.Trust;
import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Generation;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts an exchanged database in force: signature, size, digest, format and age are verified before it takes the
/// place
/// of the old one, in one step.
public final class DatabaseImport {
    private static final int MOST_SIGNATURES = 32;
    private static final int LARGEST_BUNDLE = 1 << 20;

    private final Path target;
    private final Trust trust;
    private final boolean allowOlder;

    /// @param target the database's place; an older one there is replaced
    /// @param allowOlder whether it may be replaced by one with older data
    public DatabaseImport(Path target, Trust trust, boolean allowOlder) {
        this.target = target;
        this.trust = trust;
        this.allowOlder = allowOlder;
    }

    /// What was done.
    ///
    /// @param before null where there was no database, or a damaged one
    /// @param changed false where the same database was in force already: nothing was transferred
    public record Report(
            Digest manifest,
            @Nullable Generation before,
            Generation after,
            Signatures.Result signature,
            boolean changed) {}

    /// @throws PratiqueException when it is refused; the old database is then still in force
    public Report run(ArtifactSource source) throws IOException {
        byte[] manifest = source.manifest();
        DatabaseManifest facts = DatabaseManifest.parse(manifest);
        Signatures.Result signature = Signatures.verify(manifest, bundles(source, manifest), trust);
        requireGood(signature);
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "the root folder is no file");
        Files.createDirectories(folder);
        Path lock = folder.resolve("." + target.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Generation before = present(null);
            Generation same = present(facts.contents());
            if (same != null) {
                return new Report(Manifests.digest(manifest), same, same, signature, false);
            }
            return new Report(Manifests.digest(manifest), before, replace(source, facts, before), signature, true);
        }
    }

    private List<byte[]> bundles(ArtifactSource source, byte[] manifest) throws IOException {
        List<byte[]> signatures = source.signatures(Manifests.digest(manifest));
        if (trust instanceof Trust.Nobody) {
            return signatures;
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT, "there are more than " + MOST_SIGNATURES + " signatures; refused");
        }
        List<byte[]> out = new ArrayList<>();
        for (byte[] signature : signatures) {
            for (Descriptor bundle : Manifests.bundles(signature)) {
                out.add(ExactInput.read(source, bundle, LARGEST_BUNDLE));
            }
        }
        return out;
    }

    private void requireGood(Signatures.Result signature) {
        String problem = switch (signature) {
            case Signatures.Result.Good _, Signatures.Result.Unchecked _ -> null;
            case Signatures.Result.None _ ->
                trust instanceof Trust.Nobody ? null : "the advisory database is not signed";
            case Signatures.Result.Bad(int _, String reason) ->
                "no signature of the advisory database is of whom you trust: " + reason;
        };
        if (problem != null) {
            throw new PratiqueException(ErrorKind.INVALID_INPUT, problem + "; refused");
        }
    }

    /// The database in force; null where there is none that can be read.
    ///
    /// @param contents the only one wanted, whole; null for any
    private @Nullable Generation present(@Nullable String contents) {
        try (AdvisoryDatabase database = AdvisoryDatabase.open(target)) {
            if (contents != null) {
                if (!database.hash().equals(contents)) {
                    return null;
                }
                database.verify();
            }
            return database.generation();
        } catch (PratiqueException absentOrDamaged) {
            return null;
        }
    }

    private Generation replace(ArtifactSource source, DatabaseManifest facts, @Nullable Generation before)
            throws IOException {
        requireNewer(facts.built(), before);
        try (StagedDatabase staged = StagedDatabase.beside(target)) {
            staged.fill(source.blob(facts.layer()), facts);
            Generation after = staged.verify(facts);
            staged.replace();
            return after;
        }
    }

    private void requireNewer(Instant built, @Nullable Generation before) {
        if (before != null && built.isBefore(before.built()) && !allowOlder) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the advisory database is of " + built + ", older than the one in force, which is of "
                            + before.built() + "; refused, --allow-older takes it");
        }
    }
}
