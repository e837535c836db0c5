package io.pratique.sbom.language.java.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.image.LimitException;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomAnalyzerTest {
    @TempDir
    private Path root;

    private List<String> versions(String path) throws IOException {
        return TestFile.of(root, root.resolve(path)).discoveries(new PomAnalyzer()).stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(found -> ((Discovery.Installed) found).component())
                .map(found -> found.name() + " " + found.version())
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), "<project>" + text + "</project>");
    }

    private static String dependency(String artifact, String version) {
        return "<dependency><groupId>g</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private static String bill(String artifact) {
        return "<dependency><groupId>g</groupId><artifactId>" + artifact
                + "</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>";
    }

    private static String management(String text) {
        return "<dependencyManagement><dependencies>" + text + "</dependencies></dependencyManagement>";
    }

    @Test
    void isNoPomWithoutProject() {
        assertThatThrownBy(() -> TestFile.of("pom.xml", "<settings/>").discoveries(new PomAnalyzer()))
                .isInstanceOf(IOException.class)
                .hasMessage("not a project of Maven");
    }

    @Test
    void leavesDescriptionsInsideOfArtifacts() {
        var analyzer = new PomAnalyzer();

        assertThat(analyzer.wants(new FileEntry("app/META-INF/maven/g/a/pom.xml", 1, 0644)))
                .isFalse();
        assertThat(analyzer.wants(new FileEntry("app/pom.xml", 1, 0644))).isTrue();
        assertThat(analyzer.wants(new FileEntry("app/a-pom.xml", 1, 0644))).isFalse();
    }

    @Test
    void leavesPropertiesThatGrowWithoutEnd() throws IOException {
        var properties = new StringBuilder("<properties><p0>1.0</p0>");
        for (int i = 1; i < 60; i++) {
            properties.append("<p%d>${p%d}${p%d}</p%d>".formatted(i, i - 1, i - 1, i));
        }
        write(
                "pom.xml",
                properties + "</properties><dependencies>" + dependency("a", "${p59}") + dependency("b", "${p0}")
                        + "</dependencies>");

        assertThat(versions("pom.xml")).containsExactly("g:b 1.0");
    }

    @Test
    void endsWhereBillsOfMaterialsImportEachOther() throws IOException {
        String place = ".m2/repository/g/";
        write(
                place + "x/1/x-1.pom",
                management(bill("y") + dependency("a", "1.0").replace("<type>", "")));
        write(place + "y/1/y-1.pom", management(bill("x") + dependency("b", "2.0")));
        write(
                "app/pom.xml",
                management(bill("x")) + "<dependencies>" + dependency("a", "") + dependency("b", "")
                        + "</dependencies>");

        assertThat(versions("app/pom.xml")).containsExactly("g:a 1.0", "g:b 2.0");
    }

    @Test
    void looksForNoFileByCoordinatesThatAreAPath() throws IOException {
        write("secret/pom.xml", management(dependency("a", "6.6.6")));
        write(
                "app/pom.xml",
                "<parent><groupId>..</groupId><artifactId>../../secret</artifactId>"
                        + "<version>..</version><relativePath/></parent><dependencies>" + dependency("a", "")
                        + "</dependencies>");

        assertThat(versions("app/pom.xml")).isEmpty();
    }

    @Test
    void takesNoParentOfAnotherName() throws IOException {
        write(
                "pom.xml",
                "<groupId>g</groupId><artifactId>other</artifactId><version>1</version>"
                        + management(dependency("a", "6.6.6")));
        write(
                "app/pom.xml",
                "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version>"
                        + "</parent><dependencies>" + dependency("a", "") + "</dependencies>");

        assertThat(versions("app/pom.xml")).isEmpty();
    }

    @Test
    void endsALongLineOfParents() throws IOException {
        for (int i = 0; i < 100; i++) {
            write(
                    i + "/pom.xml",
                    "<parent><groupId>g</groupId><artifactId>p%d</artifactId><version>1</version>".formatted(i + 1)
                            + "<relativePath>../%d</relativePath></parent><artifactId>p%d</artifactId>"
                                    .formatted(i + 1, i)
                            + "<dependencies>" + dependency("d" + i, "1") + "</dependencies>");
        }

        assertThat(versions("0/pom.xml")).hasSize(30);
    }

    @Test
    void refusesToReadMuchForOneProject() throws IOException {
        write("pom.xml", "<groupId>g</groupId><artifactId>parent</artifactId>" + " ".repeat(9 << 20));
        write(
                "app/pom.xml",
                "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version>" + "</parent>");

        assertThatThrownBy(() -> versions("app/pom.xml")).isInstanceOf(LimitException.class);
    }
}
