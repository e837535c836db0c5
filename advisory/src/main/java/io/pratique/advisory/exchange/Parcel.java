package io.pratique.advisory.exchange;

import io.airlift.compress.v3.zstd.ZstdJavaOutputStream;
import io.pratique.advisory.exchange.signature.Signer;
import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.model.image.Digest;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A database made ready to be sent: compressed in a file of its own until it is closed, with its manifest and,
/// where
/// there is a signer, the signature of the manifest.
///
/// The same database gives the same manifest.
///
/// @param bundle null where it is not signed
public record Parcel(DatabaseManifest facts, byte[] manifest, Path layer, byte @Nullable [] bundle)
        implements Closeable {

    /// @param database verified before it is packed
    /// @param folder where there is room for the compressed copy
    public static Parcel pack(Path database, Path folder, @Nullable Signer signer) throws IOException {
        Path layer = Files.createTempFile(folder, ".pratique-", ".tmp");
        boolean done = false;
        try (AdvisoryDatabase source = AdvisoryDatabase.open(database)) {
            source.verify();
            Digest digest = compress(database, layer);
            var facts = new DatabaseManifest(
                    new Descriptor(Types.DATABASE, digest, Files.size(layer)),
                    Files.size(database),
                    source.hash(),
                    source.generation().built());
            byte[] manifest = facts.toJson();
            var parcel = new Parcel(facts, manifest, layer, signer == null ? null : signer.sign(manifest));
            done = true;
            return parcel;
        } finally {
            if (!done) {
                Files.deleteIfExists(layer);
            }
        }
    }

    /// Always by the compressor in Java: the native one, where there is one, gives other bytes.
    private static Digest compress(Path database, Path layer) throws IOException {
        MessageDigest digest = Manifests.sha256();
        try (OutputStream out = new ZstdJavaOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(layer), 1 << 16), digest))) {
            Files.copy(database, out);
        }
        return Digest.sha256(digest.digest());
    }

    public Digest digest() {
        return Manifests.digest(manifest);
    }

    /// Brings everything to where it shall lie, what is referred to before what refers to it.
    public void sendTo(ArtifactSink sink) throws IOException {
        sink.blob(Manifests.EMPTY.digest(), Manifests.NOTHING);
        sink.blob(facts.layer().digest(), layer);
        sink.manifest(manifest);
        if (bundle != null) {
            sink.blob(Manifests.digest(bundle), bundle);
            sink.signature(digest(), Manifests.ofSignature(bundle, manifest));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(layer);
    }
}
