package io.pratique.advisory.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.zstd.ZstdJavaOutputStream;
import io.pratique.advisory.exchange.DatabaseImport.Report;
import io.pratique.advisory.exchange.signature.Pem;
import io.pratique.advisory.exchange.signature.Signatures.Result;
import io.pratique.advisory.exchange.signature.Signer;
import io.pratique.advisory.exchange.signature.Trust;
import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.MadeDatabase;
import io.pratique.model.image.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseImportTest {
    private static final String OLD = "2026-01-01T00:00:00Z";
    private static final String NEW = "2026-02-01T00:00:00Z";

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void putAnOldOneInForce() throws IOException {
        target =
                MadeDatabase.write(Files.createDirectory(folder.resolve("home")).resolve("advisories.db"), OLD);
    }

    private MemoryParcel parcel(String date, @Nullable Signer signer) throws IOException {
        var out = new MemoryParcel();
        try (Parcel parcel = Parcel.pack(MadeDatabase.write(folder.resolve("sent.db"), date), folder, signer)) {
            parcel.sendTo(out);
        }
        return out;
    }

    private Report take(MemoryParcel parcel, Trust trust) throws IOException {
        return new DatabaseImport(target, trust, false).run(parcel);
    }

    private Path pem(String name, String label, byte[] encoded) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + label + "-----\n");
    }

    private record Keys(Signer signer, Trust trust) {}

    private Keys keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        return new Keys(
                Signer.of(pem("key", "PRIVATE KEY", pair.getPrivate().getEncoded())),
                new Trust.Key(
                        Pem.publicKey(pem("pub", "PUBLIC KEY", pair.getPublic().getEncoded()))));
    }

    private String inForce() {
        try (AdvisoryDatabase database = AdvisoryDatabase.open(target)) {
            database.verify();
            return database.generation().built().toString();
        }
    }

    /// Refused, with the old database in force and nothing left behind.
    private void assertRefused(MemoryParcel parcel, Trust trust, String why) throws IOException {
        assertThatThrownBy(() -> take(parcel, trust))
                .isInstanceOfAny(IOException.class, io.pratique.model.PratiqueException.class)
                .hasMessageContaining(why);
        assertThat(inForce()).isEqualTo(OLD);
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertThat(left.map(Path::getFileName))
                    .noneMatch(name -> name.toString().endsWith(".tmp"));
        }
    }

    @Test
    void putsANewerOneInForceAndSaysThatItIsNotSigned() throws Exception {
        Report report = take(parcel(NEW, null), new Trust.Nobody());

        assertThat(report.signature()).isEqualTo(new Result.None());
        assertThat(report.changed()).isTrue();
        assertThat(inForce()).isEqualTo(NEW);
        assertThat(Files.readAllBytes(target)).isEqualTo(Files.readAllBytes(folder.resolve("sent.db")));
    }

    @Test
    void transfersNothingWhenItIsInForceAlready() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        take(parcel, new Trust.Nobody());
        parcel.opened = 0;

        assertThat(take(parcel, new Trust.Nobody()).changed()).isFalse();
        assertThat(parcel.opened).isZero();
    }

    @Test
    void replacesADamagedOneByTheSame() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        take(parcel, new Trust.Nobody());
        byte[] bytes = Files.readAllBytes(target);
        bytes[bytes.length - 1] ^= 1;
        Files.write(target, bytes);

        assertThat(take(parcel, new Trust.Nobody()).changed()).isTrue();
        assertThat(inForce()).isEqualTo(NEW);
    }

    @Test
    void verifiesSignatures() throws Exception {
        Keys own = keys();
        Keys other = keys();
        MemoryParcel signed = parcel(NEW, own.signer());

        assertRefused(signed, other.trust(), "the signature is not of this key; refused");
        assertRefused(parcel(NEW, null), own.trust(), "is not signed; refused");
        assertThat(take(signed, new Trust.Nobody()).signature()).isEqualTo(new Result.Unchecked(1));
        assertThat(take(signed, own.trust()).signature()).isInstanceOf(Result.Good.class);
    }

    @Test
    void refusesAManifestThatWasChangedAfterItWasSigned() throws Exception {
        Keys own = keys();
        MemoryParcel parcel = parcel(NEW, own.signer());
        parcel.manifest = text(parcel).replace("2026-02-01", "2026-03-01").getBytes(UTF_8);

        assertRefused(parcel, own.trust(), "the signature is of something else");
        assertRefused(parcel, new Trust.Nobody(), "not the one that its manifest speaks of");
    }

    @Test
    void refusesASignatureOfAnotherManifest() throws Exception {
        Keys own = keys();
        MemoryParcel signed = parcel(NEW, own.signer());
        MemoryParcel exchanged = parcel("2026-05-01T00:00:00Z", null);
        exchanged.signatures.addAll(signed.signatures);
        exchanged.blobs.putAll(signed.blobs);

        assertRefused(exchanged, own.trust(), "the signature is of something else");
    }

    @Test
    void refusesAnOlderOneUnlessToldTo() throws Exception {
        MemoryParcel older = parcel("2025-01-01T00:00:00Z", null);

        assertRefused(older, new Trust.Nobody(), "older than the one in force");
        new DatabaseImport(target, new Trust.Nobody(), true).run(older);
        assertThat(inForce()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void refusesContentThatIsCutOffChangedOrAbsent() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        Digest layer = DatabaseManifest.parse(parcel.manifest).layer().digest();
        byte[] packed = parcel.blobs.get(layer);

        parcel.blobs.put(layer, Arrays.copyOf(packed, packed.length - 1));
        assertRefused(parcel, new Trust.Nobody(), "");
        byte[] changed = packed.clone();
        changed[packed.length - 5] ^= 1;
        parcel.blobs.put(layer, changed);
        assertRefused(parcel, new Trust.Nobody(), "");
        parcel.blobs.put(layer, pack(new byte[1 << 20]));
        assertRefused(parcel, new Trust.Nobody(), "");
        parcel.blobs.remove(layer);
        assertRefused(parcel, new Trust.Nobody(), layer.toString());
    }

    /// A sound digest of something that unpacks to more than was told.
    @Test
    void refusesABombAfterWhatItToldToBe() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        Descriptor layer = DatabaseManifest.parse(parcel.manifest).layer();
        byte[] bomb = pack(new byte[64 << 20]);
        parcel.blobs.put(Manifests.digest(bomb), bomb);
        parcel.manifest = text(parcel)
                .replace(layer.digest().toString(), Manifests.digest(bomb).toString())
                .replace("\"size\": " + layer.size(), "\"size\": " + bomb.length)
                .getBytes(UTF_8);

        assertRefused(parcel, new Trust.Nobody(), "the packed advisory database is damaged");
    }

    @Test
    void refusesManifestsOfOtherThingsAndOfImpossibleSizes() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        String sound = text(parcel);
        for (String[] change : new String[][] {
            {Types.ARTIFACT, "application/vnd.other", "something else"},
            {Types.DATABASE, "application/vnd.other", "does not know"},
            {"\"io.pratique.advisories.size\": \"", "\"io.pratique.advisories.size\": \"9999999", "2 GiB"},
            {"\"io.pratique.advisories.size\": \"", "\"io.pratique.advisories.size\": \"-", "2 GiB"},
            {"sha256:", "md5:", "digest"},
            {NEW, "yesterday", "malformed"}
        }) {
            parcel.manifest = sound.replace(change[0], change[1]).getBytes(UTF_8);
            assertRefused(parcel, new Trust.Nobody(), change[2]);
        }
    }

    /// What a killed process leaves is what this one has when its source never ends well.
    @Test
    void keepsTheOldOneInForceWhileTheNewOneArrives() throws Exception {
        MemoryParcel parcel = parcel(NEW, null);
        var watching = new ArtifactSource() {
            @Override
            public byte[] manifest() {
                return parcel.manifest;
            }

            @Override
            public java.util.List<byte[]> signatures(Digest subject) {
                return java.util.List.of();
            }

            @Override
            public InputStream blob(Descriptor descriptor) throws IOException {
                InputStream in = parcel.blob(descriptor);
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        assertThat(inForce()).isEqualTo(OLD);
                        return in.read();
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        assertThat(inForce()).isEqualTo(OLD);
                        return in.read(buffer, offset, Math.min(length, 16));
                    }
                };
            }
        };

        new DatabaseImport(target, new Trust.Nobody(), false).run(watching);
        assertThat(inForce()).isEqualTo(NEW);
    }

    private static String text(MemoryParcel parcel) {
        return new String(parcel.manifest, UTF_8);
    }

    private static byte[] pack(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zstd = new ZstdJavaOutputStream(out)) {
            zstd.write(content);
        }
        return out.toByteArray();
    }
}
