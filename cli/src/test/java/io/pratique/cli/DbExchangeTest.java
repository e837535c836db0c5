package io.pratique.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.registry.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbExchangeTest {
    @TempDir
    private Path folder;

    private final FeedHosts hosts = new FeedHosts();
    private Path file;
    private String key;
    private String publicKey;

    @BeforeEach
    void makeADatabaseAndAKey() throws Exception {
        hosts.osv("Hex", Map.of("lantern", "1.2.0"));
        assertThat(here("db", "update", "--feed", "hex").code()).isEqualTo(ExitCode.SUCCESS);
        file = folder.resolve("advisories.tar");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        key = pem("db.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        publicKey = pem("db.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    private String pem(String name, String label, byte[] encoded) throws IOException {
        Path pem = folder.resolve(name);
        Files.writeString(
                pem,
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + label + "-----\n");
        return pem.toString();
    }

    /// On the machine with a network.
    private TestRun here(String... words) {
        return TestRun.in(folder.resolve("here"), Map.of("PRATIQUE_FEED_MIRRORS", hosts.place()), Set.of(), words);
    }

    /// On another one.
    private TestRun there(String... words) {
        return TestRun.in(folder.resolve("there"), words);
    }

    private TestRun export(String... more) {
        List<String> words = new ArrayList<>(List.of("db", "export", file.toString()));
        words.addAll(Arrays.asList(more));
        return here(words.toArray(String[]::new));
    }

    private void assertRefuses(TestRun run, String why) {
        assertThat(run.err()).contains(why);
        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(there("db", "info").out()).contains("shipped with the program");
    }

    @Test
    void carriesADatabaseInAFile() throws Exception {
        TestRun sent = export("--sign-key", key);
        TestRun taken = there("db", "import", file.toString(), "--key", publicKey);

        assertThat(sent.err()).isEmpty();
        assertThat(sent.out()).contains("signature   made with the key\n").doesNotContain("PRIVATE");
        assertThat(taken.err()).isEmpty();
        assertThat(taken.out()).contains("generation  none -> ").contains("signature   verified: key sha256:");
        assertThat(there("db", "lookup", "Hex:lantern@1.0.0").out()).contains("TEST-lantern");
        assertThat(there("db", "import", file.toString()).out())
                .contains(", unchanged\n")
                .contains("signature   not verified: 1 found");
        byte[] first = Files.readAllBytes(file);
        export("--sign-key", key);
        assertThat(Files.size(file)).as("the same but for the signature").isEqualTo(first.length);
    }

    @Test
    void takesAnUnsignedFileAndSaysSo() {
        export();

        assertThat(there("db", "import", file.toString()).out()).contains("signature   none\n");
    }

    @Test
    void refusesAnUnsignedFileWhereAKeyIsWanted() {
        export();

        assertRefuses(there("db", "import", file.toString(), "--key", publicKey), "is not signed; refused");
    }

    @Test
    void refusesFilesThatAreCutOffOrNoneOfOurs() throws Exception {
        export("--sign-key", key);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2048; length += whole.length / 40) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefuses(there("db", "import", file.toString(), "--key", publicKey), "pratique: ");
        }
        Files.writeString(file, "no tar at all");
        assertRefuses(there("db", "import", file.toString()), "pratique: ");
        assertRefuses(there("db", "import", folder.resolve("absent").toString()), "there is no ");
    }

    /// Entries are found by their names and never unpacked.
    @Test
    void writesNothingWhereNamesInTheFileLead() throws Exception {
        export();
        byte[] whole = Files.readAllBytes(file);
        byte[] escaping = Arrays.copyOf(whole, 1024);
        byte[] name = "../../escaped".getBytes(UTF_8);
        Arrays.fill(escaping, 0, 100, (byte) 0);
        System.arraycopy(name, 0, escaping, 0, name.length);
        Arrays.fill(escaping, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += escaping[i];
        }
        System.arraycopy(String.format("%06o\0 ", sum).getBytes(UTF_8), 0, escaping, 148, 8);
        byte[] both = Arrays.copyOf(escaping, 1024 + whole.length);
        System.arraycopy(whole, 0, both, 1024, whole.length);
        Files.write(file, both);

        assertThat(there("db", "import", file.toString()).code()).isEqualTo(ExitCode.SUCCESS);
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(path -> path.endsWith("escaped"));
        }
    }

    @Test
    void saysWhatIsMissingOfAnIdentity() {
        TestRun half = there("db", "import", "x", "--certificate-identity", "me");

        assertThat(half.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(half.err()).contains("go together");
    }

    @Test
    void hasNothingToSendBeforeThereIsADatabase() {
        TestRun run = there("db", "export", file.toString());

        assertThat(run.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("pratique db update");
    }

    @Test
    void carriesADatabaseThroughARegistry() throws Exception {
        Path place = Files.createDirectory(folder.resolve("registry"));
        try (RealRegistry registry = RealRegistry.start(place, "")) {
            String reference = registry.host() + "/security/advisories:1";
            TestRun sent = here("db", "push", reference, "--sign-key", key);
            assertThat(sent.err()).isEmpty();

            TestRun taken = there("db", "pull", reference, "--key", publicKey);
            assertThat(taken.err()).isEmpty();
            assertThat(taken.out()).contains("generation  none -> ").contains("verified: key sha256:");
            assertThat(there("db", "pull", reference).out()).contains(", unchanged\n");
            assertThat(there("db", "pull", registry.host() + "/absent:1").err()).contains("has no image absent:1");
        }
    }
}
