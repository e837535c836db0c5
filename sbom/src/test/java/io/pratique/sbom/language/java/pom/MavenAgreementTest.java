package io.pratique.sbom.language.java.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pratique.json.Xml;
import io.pratique.json.XmlElement;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.sbom.language.java.repository.FolderRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares with Maven itself the versions in projects whose parents lie in this machine's local repository;
/// skipped
/// where Maven, its help plugin or these parents are not there.
class MavenAgreementTest {
    private static final List<String> PARENTS =
            List.of("org.apache.maven.surefire:surefire:3.6.1", "org.apache.logging.log4j:log4j:2.24.3");

    @TempDir
    private Path root;

    private final Path repository =
            Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));

    private boolean present(String parent) {
        String[] part = parent.split(":");
        return Files.isRegularFile(repository.resolve(new PomCoordinates(part[0], part[1], part[2]).path()));
    }

    private static String project(String parent, String artifact, String rest) {
        String[] part = parent.split(":");
        return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>" + part[0] + "</groupId><artifactId>"
                + part[1] + "</artifactId><version>" + part[2] + "</version><relativePath/></parent><artifactId>"
                + artifact + "</artifactId>" + rest + "</project>";
    }

    @Test
    void findsTheVersionsThatMavenFinds() throws Exception {
        List<String> parents = PARENTS.stream().filter(this::present).toList();
        assumeThat(parents).as("parents in the local repository").isNotEmpty();
        int compared = 0;
        for (String parent : parents) {
            Path folder = Files.createDirectory(root.resolve(parent.split(":")[1]));
            Files.writeString(folder.resolve("pom.xml"), project(parent, "app", "<packaging>pom</packaging>"));
            Path output = folder.resolve("effective.xml");
            if (succeeds(folder, output)) {
                XmlElement effective = read(output);
                List<XmlElement> managed = list(effective.child("dependencyManagement"));
                Files.writeString(folder.resolve("pom.xml"), project(parent, "app", dependencies(managed)));
                Set<String> wanted = versions(managed);
                wanted.addAll(versions(list(effective)));
                assertThat(found(folder.resolve("pom.xml"))).as(parent).containsExactlyElementsOf(wanted);
                compared++;
            }
        }
        assumeThat(compared).as("projects that Maven understands offline").isPositive();
    }

    private boolean succeeds(Path folder, Path output) throws IOException, InterruptedException {
        try {
            Process maven = new ProcessBuilder(
                            "mvn",
                            "-o",
                            "-q",
                            "-B",
                            "-Dmaven.repo.local=" + repository,
                            "org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom",
                            "-Doutput=" + output)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!maven.waitFor(2, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
                return false;
            }
            return maven.exitValue() == 0 && Files.exists(output);
        } catch (IOException absent) {
            return false;
        }
    }

    private static XmlElement read(Path output) throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            return Xml.parse(in);
        }
    }

    private static List<XmlElement> list(XmlElement part) {
        return part.child("dependencies").children("dependency");
    }

    private static String dependencies(List<XmlElement> managed) {
        return managed.stream()
                .map(one -> "<dependency>" + text(one, "groupId") + text(one, "artifactId") + text(one, "type")
                        + text(one, "classifier") + "</dependency>")
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    private static String text(XmlElement element, String name) {
        String text = element.text(name);
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    private static Set<String> versions(List<XmlElement> managed) {
        return managed.stream()
                .map(one -> one.text("groupId") + ":" + one.text("artifactId") + " " + one.text("version"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> found(Path file) throws IOException {
        var analyzer = new PomAnalyzer(List.of(new FolderRepository(repository)), Comparator.naturalOrder());
        Set<String> found = new TreeSet<>();
        for (Discovery one : TestFile.of(root, file).discoveries(analyzer)) {
            if (one instanceof Discovery.Requires(var from, var to) && from == null) {
                found.add(to.namespace() + ":" + to.name() + " " + to.version());
            }
        }
        return found;
    }
}
