package io.pratique.advisory.exchange.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityCheckTest {
    private static final byte[] ARTIFACT = "a manifest".getBytes(UTF_8);

    private final MadeSigstore made = new MadeSigstore();

    private Signatures.Result verify(byte[] artifact, byte[] bundle, String identity, String issuer) throws Exception {
        var trust = new Trust.Identity(identity, issuer, TrustedRoot.parse(made.trustedRoot()));
        return Signatures.verify(artifact, List.of(bundle), trust);
    }

    private Signatures.Result verify() throws Exception {
        return verify(ARTIFACT, made.bundle(ARTIFACT), MadeSigstore.IDENTITY, MadeSigstore.ISSUER);
    }

    private static void assertGood(Signatures.Result result) {
        assertThat(result)
                .isEqualTo(new Signatures.Result.Good(
                        MadeSigstore.IDENTITY + " (" + MadeSigstore.ISSUER + ") at " + MadeSigstore.TIME));
    }

    @Test
    void believesASignatureThatWasLoggedInTime() throws Exception {
        assertGood(verify());
    }

    @Test
    void believesASignedStatement() throws Exception {
        made.envelope = true;

        assertGood(verify());
    }

    @Test
    void believesTimeStampsWhereTheLogTellsNoTime() throws Exception {
        made.second();
        assertGood(verify());

        made.envelope = true;
        assertGood(verify());
    }

    @Test
    void believesEveryPlaceInLogsOfEverySize() throws Exception {
        for (int size = 1; size <= 9; size++) {
            for (int index = 0; index < size; index++) {
                made.index = index;
                made.size = size;
                assertGood(verify());
            }
        }
    }

    private static Arguments wrong(String reason, Consumer<MadeSigstore> change) {
        return Arguments.of(reason, change);
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("signature", sigstore -> sigstore.certifier = MadeKeys.make()),
                wrong("in a log that the trusted root does not name", sigstore -> sigstore.promiser = MadeKeys.make()),
                wrong("did not promise this certificate", sigstore -> sigstore.changedLater = true),
                wrong("certificate log's key was not in use", sigstore -> sigstore.promisedAt = Instant.EPOCH),
                wrong("in no certificate log", sigstore -> sigstore.promised = false),
                wrong("for another use", sigstore -> sigstore.usage = "1.3.6.1.5.5.7.3.1"),
                wrong("validity", sigstore -> sigstore.time = MadeSigstore.TIME.plusSeconds(3600)),
                wrong("validity", sigstore -> sigstore.time = MadeSigstore.TIME.minusSeconds(3600)),
                wrong("did not sign the time", sigstore -> sigstore.timer = MadeKeys.make()),
                wrong("checkpoint is not signed", sigstore -> sigstore.checkpointer = MadeKeys.make()),
                wrong("of another signature", sigstore -> sigstore.logged = "other".getBytes(UTF_8)),
                wrong("time stamp is not signed", sigstore -> sigstore.second().stamper = MadeKeys.make()),
                wrong("of another signature", sigstore -> sigstore.second().stamped = "other".getBytes(UTF_8)),
                wrong("of another signature", sigstore -> sigstore.second().logged = "other".getBytes(UTF_8)),
                wrong("validity", sigstore -> sigstore.second().time = MadeSigstore.TIME.plusSeconds(3600)));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void refusesWhatAnyOfThemDidNotSign(String reason, Consumer<MadeSigstore> change) throws Exception {
        for (boolean envelope : new boolean[] {false, true}) {
            made.envelope = envelope;
            change.accept(made);

            assertThat(verify())
                    .isInstanceOfSatisfying(
                            Signatures.Result.Bad.class,
                            bad -> assertThat(bad.reason()).contains(reason));
        }
    }

    @Test
    void refusesOtherNamesAndOtherArtifacts() throws Exception {
        byte[] bundle = made.bundle(ARTIFACT);
        List<Signatures.Result> results = List.of(
                verify(ARTIFACT, bundle, "https://ci.example/other.yml", MadeSigstore.ISSUER),
                verify(ARTIFACT, bundle, MadeSigstore.IDENTITY, "https://other.example"),
                verify("other".getBytes(UTF_8), bundle, MadeSigstore.IDENTITY, MadeSigstore.ISSUER));

        assertThat(results).allMatch(Signatures.Result.Bad.class::isInstance);
    }

    @Test
    void refusesBundlesThatAreCutOffOrDamagedWithoutFailing() throws Exception {
        byte[] bundle = made.second().bundle(ARTIFACT);
        for (int i = 0; i < bundle.length; i += 7) {
            byte[] damaged = bundle.clone();
            damaged[i] ^= 1;
            verify(ARTIFACT, damaged, MadeSigstore.IDENTITY, MadeSigstore.ISSUER);
            byte[] cut = Arrays.copyOf(bundle, i);
            assertThat(verify(ARTIFACT, cut, MadeSigstore.IDENTITY, MadeSigstore.ISSUER))
                    .isInstanceOf(Signatures.Result.Bad.class);
        }
    }

    @Test
    void readsATrustedRootFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("trusted_root.json"), made.trustedRoot());

        assertThat(TrustedRoot.read(file).logs()).hasSize(2);
    }
}
