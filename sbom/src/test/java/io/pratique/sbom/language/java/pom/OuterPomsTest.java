package io.pratique.sbom.language.java.pom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.sbom.language.java.repository.MavenRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuterPomsTest {
    @TempDir
    private Path root;

    /// A repository in memory that remembers what it was asked for.
    private static final class Shelf implements MavenRepository {
        private final Map<String, String> files = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        Shelf put(String artifact, String text) {
            files.put("g/" + artifact + "/1/" + artifact + "-1.pom", "<project>" + text + "</project>");
            return this;
        }

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Optional<byte[]> find(String path) throws IOException {
            asked.add(path);
            return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(UTF_8));
        }
    }

    /// One that cannot be reached.
    private record Closed() implements MavenRepository {
        @Override
        public String name() {
            return "https://closed.example";
        }

        @Override
        public Optional<byte[]> find(String path) throws IOException {
            throw new IOException("nobody answers");
        }
    }

    private List<String> scan(Analyzer analyzer, String text) throws IOException {
        Path file = root.resolve("app/pom.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<project>" + text + "</project>");
        return TestFile.of(root, file).discoveries(analyzer).stream()
                .flatMap(OuterPomsTest::line)
                .toList();
    }

    private static Stream<String> line(Discovery found) {
        return switch (found) {
            case Discovery.Installed(var component, var within) ->
                Stream.of(component.name() + " " + component.version());
            case Discovery.Limited(var message) -> Stream.of(message);
            case Discovery.Malformed(var message) -> Stream.of(message);
            default -> Stream.empty();
        };
    }

    private List<String> scan(MavenRepository repository, String text) throws IOException {
        return scan(new PomAnalyzer(List.of(repository), Comparator.naturalOrder()), text);
    }

    private static String parent(String artifact) {
        return "<parent><groupId>g</groupId><artifactId>" + artifact + "</artifactId><version>1</version></parent>";
    }

    private static String needs(String artifact) {
        return "<dependencies><dependency><groupId>g</groupId><artifactId>" + artifact
                + "</artifactId></dependency></dependencies>";
    }

    private static String manages(String artifact, String version) {
        return "<dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>" + artifact
                + "</artifactId><version>" + version + "</version></dependency></dependencies></dependencyManagement>";
    }

    private static String imports(String... artifacts) {
        var out = new StringBuilder();
        for (String artifact : artifacts) {
            out.append("<dependency><groupId>g</groupId><artifactId>")
                    .append(artifact)
                    .append("</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>");
        }
        return "<dependencyManagement><dependencies>" + out + "</dependencies></dependencyManagement>";
    }

    @Test
    void takesVersionsFromParentsAndImportsInARepository() throws IOException {
        var shelf = new Shelf()
                .put("parent", parent("grand") + "<properties><v>3</v></properties>")
                .put("grand", manages("a", "${v}.1"))
                .put("bill", manages("b", "2"));

        assertThat(scan(shelf, parent("parent") + imports("bill") + needs("a"))).containsExactly("g:a 3.1");
        assertThat(scan(shelf, parent("parent") + imports("bill") + needs("b"))).containsExactly("g:b 2");
    }

    @Test
    void prefersWhatLiesInTheTarget() throws IOException {
        Path inside = root.resolve("app/.m2/repository/g/parent/1/parent-1.pom");
        Files.createDirectories(inside.getParent());
        Files.writeString(inside, "<project>" + manages("a", "1") + "</project>");
        var shelf = new Shelf().put("parent", manages("a", "2"));

        assertThat(scan(shelf, parent("parent") + needs("a"))).containsExactly("g:a 1");
        assertThat(shelf.asked).containsExactly("g/a/1/a-1.pom");
    }

    @Test
    void readsEachProjectOnceInAScan() throws IOException {
        var shelf = new Shelf().put("parent", parent("lost") + manages("a", "1"));
        var analyzer = new PomAnalyzer(List.of(shelf), Comparator.naturalOrder());
        for (int i = 0; i < 3; i++) {
            assertThat(scan(analyzer, parent("parent") + needs("a"))).containsExactly("g:a 1");
        }

        assertThat(shelf.asked).containsExactly("g/parent/1/parent-1.pom", "g/lost/1/lost-1.pom", "g/a/1/a-1.pom");
    }

    @Test
    void asksTheNextRepositoryWhereOneHasNothingOrFails() throws IOException {
        var full = new Shelf().put("parent", manages("a", "1"));

        assertThat(scan(
                        new PomAnalyzer(List.of(new Shelf(), new Closed(), full), Comparator.naturalOrder()),
                        parent("parent") + needs("a")))
                .containsExactly("g:a 1");
    }

    @Test
    void endsWhereParentsInARepositoryLeadBack() throws IOException {
        var shelf = new Shelf()
                .put("x", parent("y") + "<artifactId>x</artifactId>" + manages("a", "1"))
                .put("y", parent("x") + "<artifactId>y</artifactId>" + manages("b", "2"));

        assertThat(scan(shelf, parent("x") + needs("b"))).containsExactly("g:b 2");
    }

    @Test
    @Timeout(20)
    void readsBillsOnceThatImportEachOtherManyTimes() throws IOException {
        var shelf = new Shelf().put("end", manages("a", "1"));
        String[] next = {"end"};
        for (int level = 0; level < 9; level++) {
            String[] here = new String[15];
            for (int i = 0; i < here.length; i++) {
                here[i] = "l" + level + "-" + i;
                shelf.put(here[i], imports(next));
            }
            next = here;
        }

        assertThat(scan(shelf, imports(next) + needs("a"))).containsExactly("g:a 1");
    }

    @Test
    void readsNothingInTheTargetForProjectsOfARepository() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<project>" + manages("a", "6.6.6") + "</project>");
        var shelf = new Shelf()
                .put("parent", parent("lost").replace("</parent>", "<relativePath>../pom.xml</relativePath></parent>"));

        assertThat(scan(shelf, parent("parent") + needs("a")).getFirst()).contains("g:lost:1 is not at hand");
    }

    @ParameterizedTest
    @CsvSource({
        "..,parent,1",
        ".g,parent,1",
        "g.,parent,1",
        "g..h,parent,1",
        "g/h,parent,1",
        "g,../parent,1",
        "g,..,1",
        "g,parent,..",
        "g,parent,../../1",
        "g,parent,%2e%2e",
        "g,parent,1?x=2",
        "/etc,passwd,1",
        "g\\h,parent,1",
        "${x},parent,1"
    })
    void asksForNothingByNamesThatAreAPath(String group, String artifact, String version) throws IOException {
        var shelf = new Shelf();
        String parent = "<parent><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>"
                + version + "</version><relativePath/></parent>";

        assertThat(scan(shelf, parent + needs("a")).getFirst()).contains("since a parent or import is not at hand");
        assertThat(shelf.asked).isEmpty();
    }

    @Test
    void namesWhatIsMissingAndWhereElseToLook() throws IOException {
        assertThat(scan(new PomAnalyzer(), parent("parent") + needs("a")))
                .containsExactly("the versions of 1 dependencies are unknown, since the parent or import"
                        + " g:parent:1 is not at hand; --maven-repository and --maven-central say where else to look");
    }

    @Test
    void saysThatARepositoryFailsEvenWhereAllVersionsAreKnown() throws IOException {
        String failure = " g:parent:1 is not at hand; g:parent:1 from https://closed.example: nobody answers";

        assertThat(scan(new Closed(), parent("parent") + needs("a")))
                .containsExactly("the versions of 1 dependencies are unknown, since the parent or import" + failure);
        String needed = needs("a").replace("</dependency>", "<version>1</version></dependency>");
        assertThat(scan(new Closed(), parent("parent") + needed))
                .containsExactly("g:a 1", "dependencies may be missing, since the parent or import" + failure);
    }

    @Test
    void saysThatAProjectInARepositoryIsBroken() throws IOException {
        var shelf = new Shelf().put("parent", "<!DOCTYPE x>");

        assertThat(scan(shelf, parent("parent") + needs("a")).getFirst()).contains("g:parent:1 from shelf: ");
    }

    @Test
    void standsInThePlaceOfTheAnalyzerThatLooksNowhereElse() {
        var analyzer = new PomAnalyzer(List.of(new Shelf()), Comparator.naturalOrder());

        assertThat(Analyzers.with(analyzer))
                .hasSameSizeAs(Analyzers.ALL)
                .contains(analyzer)
                .filteredOn(PomAnalyzer.class::isInstance)
                .hasSize(1);
    }
}
