package io.pratique.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenOptionsTest {
    private static final String PARENT = "g/parent/1/parent-1.pom";
    private static final String DEPENDENCY = "g/a/4.2/a-4.2.pom";
    private static final byte[] POM = ("<project><dependencyManagement><dependencies><dependency><groupId>g</groupId>"
                    + "<artifactId>a</artifactId><version>4.2</version></dependency></dependencies>"
                    + "</dependencyManagement></project>")
            .getBytes(UTF_8);

    private final FakeServer server = new FakeServer(null);

    @TempDir
    private Path home;

    @BeforeEach
    void prepare() throws Exception {
        Path project = Files.createDirectory(home.resolve("project"));
        Files.writeString(
                project.resolve("pom.xml"),
                "<project><parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>"
                        + "<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>"
                        + "</dependencies></project>");
        for (String path : List.of(PARENT, DEPENDENCY)) {
            Path file = home.resolve(".m2/repository").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, POM);
        }
        String sha1 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(POM));
        server.on(DEPENDENCY, Answer.content(200, POM));
        server.on(PARENT, Answer.content(200, POM));
        server.on(".sha1", Answer.content(200, sha1.getBytes(UTF_8)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestRun sbomWith(String url, String... options) {
        List<String> words = new ArrayList<>(List.of("sbom", "dir:" + home.resolve("project")));
        words.addAll(List.of(options));
        return TestRun.in(home, Map.of("PRATIQUE_MAVEN_CENTRAL", url), Set.of(), words.toArray(String[]::new));
    }

    private TestRun sbom(String... options) {
        return sbomWith("http://" + server.host(), options);
    }

    @Test
    void looksNowhereElseUnasked() {
        TestRun run = sbom();

        assertThat(run.out()).doesNotContain("pkg:maven/g/a@");
        assertThat(run.err()).contains("g:parent:1 is not at hand; --maven-repository and --maven-central");
        assertThat(server.seen("")).isEmpty();
    }

    @Test
    void looksInTheFolderThatIsNamed() {
        TestRun run = sbom("--maven-repository", home.resolve(".m2/repository").toString());

        assertThat(run.out()).contains("pkg:maven/g/a@4.2");
        assertThat(run.err()).isEmpty();
        assertThat(server.seen("")).isEmpty();
    }

    @Test
    void fetchesOnceWhatIsKeptInTheCacheOfTheUser() throws IOException {
        assertThat(sbom("--maven-central").out()).contains("pkg:maven/g/a@4.2");
        assertThat(sbom("--maven-central").out()).contains("pkg:maven/g/a@4.2");

        assertThat(server.seen("")).hasSize(4);
        assertThat(home.resolve(".cache/pratique/maven")).isDirectory();
    }

    @Test
    void choosesTheHighestVersionOfARangeInTheOrderOfMaven() throws IOException {
        Path project = home.resolve("project/pom.xml");
        Files.writeString(
                project,
                "<project><dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId>"
                        + "<version>[1.0,2.0-rc1]</version></dependency></dependencies></project>");
        for (String version : List.of("1.9", "1.10", "2.0-beta", "2.0")) {
            Path file = home.resolve(".m2/repository/g/b/" + version + "/b-" + version + ".pom");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "<project/>");
        }

        assertThat(sbom("--maven-repository", home.resolve(".m2/repository").toString())
                        .out())
                .contains("pkg:maven/g/b@2.0-beta");
    }

    @Test
    void asksTheFolderBeforeTheNetwork() {
        String folder = home.resolve(".m2/repository").toString();

        assertThat(sbom("--maven-central", "--maven-repository", folder).out()).contains("pkg:maven/g/a@4.2");
        assertThat(server.seen("")).isEmpty();
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        server.close();
        TestRun run = sbom("--maven-central");

        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err()).contains("incomplete", "g:parent:1 from http://localhost", "cannot be reached");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        TestRun run = sbom("--maven-repository", home.resolve("nothing").toString());

        assertThat(run.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("--maven-repository: there is no folder");
    }

    @Test
    void refusesAMirrorThatIsNoUrl() {
        TestRun run = sbomWith("https://name:secret@mirror.example", "--maven-central");

        assertThat(run.code()).isEqualTo(ExitCode.MISUSE);
        assertThat(run.err()).contains("PRATIQUE_MAVEN_CENTRAL").doesNotContain("secret");
    }
}
