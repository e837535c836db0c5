package io.pratique.sbom.language.java.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.java.repository.FolderRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the artifacts that projects use, their versions and scopes with those of Maven's own
/// `dependency:tree`; skipped where Maven or what it needs is not there.
class GraphAgreementTest {
    private static final Path HARBOUR = Path.of("src/test/fixtures/language-java-pom/harbour/image");
    private static final String BOOT = "org/springframework/boot/spring-boot-starter-parent/3.3.5";

    @TempDir
    private Path scratch;

    private static DependencyGraph graph(Path root, Path pom, Path repository) throws IOException {
        ImageFile file = TestFile.of(root, pom);
        var outer = new OuterPoms(List.of(new FolderRepository(repository)));
        var scanned = new ScannedPoms(outer);
        TargetPoms source = TargetPoms.around(file, scanned);
        EffectivePom effective = EffectivePom.of(Pom.of(file.path(), Documents.xml(file)), source);
        var descriptors = new Descriptors(
                source.again(), scanned, Reactor.around(file.path(), source.again(), scanned.reactors()));
        return new GraphBuilder(effective, descriptors, new VersionChoice(outer, Comparator.naturalOrder())).build();
    }

    private static Set<String> found(Path root, Path pom, Path repository) throws IOException {
        Set<String> found = new TreeSet<>();
        for (GraphNode node : graph(root, pom, repository).nodes()) {
            assertThat(node.unknown()).as(node.coordinates().toString()).isEmpty();
            PomCoordinates one = node.coordinates();
            found.add(one.group() + ":" + one.artifact() + " " + one.version() + " "
                    + node.scope().name().toLowerCase(Locale.ROOT) + (node.optional() ? " optional" : ""));
        }
        return found;
    }

    /// One build of all, since Maven takes seconds to start.
    @Test
    void agreesOnProjectsOfAllShapes() throws Exception {
        Path harbour = Files.createDirectory(scratch.resolve("harbour"));
        Maven.copy(HARBOUR, harbour);
        Path repository = harbour.resolve(".m2/repository");
        var modules = new StringBuilder();
        try (Stream<Path> all = Files.list(harbour)) {
            all.filter(one -> Files.exists(one.resolve("pom.xml")))
                    .forEach(one -> modules.append("<module>" + one.getFileName() + "</module>"));
        }
        Files.writeString(
                harbour.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId><artifactId>all</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><modules>" + modules + "</modules></project>");
        Map<String, Set<String>> wanted;
        try (Maven maven = Maven.with(repository, scratch.resolve("repository"))) {
            wanted = maven.trees(harbour);
        }
        assumeThat(wanted).as("trees that Maven makes offline").isNotEmpty();

        try (Stream<Path> all = Files.walk(harbour)) {
            for (Path pom : all.filter(one -> one.endsWith("pom.xml")).toList()) {
                String name = pom.equals(harbour.resolve("pom.xml"))
                        ? "all"
                        : String.valueOf(pom.getParent().getFileName());
                assertThat(found(harbour, pom, repository)).as(name).isEqualTo(wanted.get(name));
            }
        }
    }

    private static String boot(String name) {
        return "<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-" + name
                + "</artifactId>";
    }

    @Test
    void agreesOnAnApplicationOfSpringBoot() throws Exception {
        assumeThat(Maven.localRepository().resolve(BOOT)).isDirectory();
        Path quay = Files.createDirectory(scratch.resolve("quay"));
        Files.writeString(
                quay.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>org.springframework.boot</groupId>"
                        + "<artifactId>spring-boot-starter-parent</artifactId><version>3.3.5</version><relativePath/>"
                        + "</parent><groupId>example.harbour</groupId><artifactId>quay</artifactId>"
                        + "<version>1.0</version><dependencies>"
                        + boot("starter-web") + "</dependency>"
                        + boot("starter-data-jpa") + "<exclusions><exclusion><groupId>com.zaxxer</groupId>"
                        + "<artifactId>HikariCP</artifactId></exclusion></exclusions></dependency>"
                        + boot("starter-actuator") + "</dependency>"
                        + boot("devtools") + "<optional>true</optional></dependency>"
                        + boot("starter-tomcat") + "<scope>provided</scope></dependency>"
                        + "<dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId>"
                        + "<scope>runtime</scope></dependency>"
                        + boot("starter-test") + "<scope>test</scope></dependency></dependencies></project>");
        compare(quay);
    }

    @Test
    void agreesOnThisProjectItself() throws Exception {
        Path here = Path.of("").toAbsolutePath().getParent();
        Path copy = Files.createDirectory(scratch.resolve("copy"));
        try (Stream<Path> all = Files.walk(here, 2)) {
            for (Path pom : all.filter(one -> one.endsWith("pom.xml")).toList()) {
                Path place = copy.resolve(here.relativize(pom).toString());
                Files.createDirectories(place.getParent());
                Files.copy(pom, place);
            }
        }
        compare(copy);
    }

    private void compare(Path project) throws Exception {
        Map<String, Set<String>> wanted = new Maven(Maven.localRepository()).trees(project);
        assumeThat(wanted).as("trees that Maven makes offline").isNotEmpty();
        int compared = 0;
        try (Stream<Path> all = Files.walk(project)) {
            for (Path pom : all.filter(one -> one.endsWith("pom.xml")).toList()) {
                ImageFile file = TestFile.of(project, pom);
                String name =
                        Pom.of(file.path(), Documents.xml(file)).coordinates().artifact();
                assertThat(found(project, pom, Maven.localRepository()))
                        .as(name)
                        .isEqualTo(wanted.get(name));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(wanted.size());
    }
}
