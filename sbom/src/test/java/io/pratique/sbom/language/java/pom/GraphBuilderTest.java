package io.pratique.sbom.language.java.pom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import io.pratique.sbom.language.java.repository.MavenRepository;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Graphs that nobody wrote by hand. What Maven makes of usual ones is in [GraphAgreementTest].
@Timeout(60)
class GraphBuilderTest {
    /// Has artifacts `g:a0:1`, `g:a1:1` and so on without end, made when they are asked for.
    private record Endless(IntFunction<String> needs) implements MavenRepository {
        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Optional<byte[]> find(String path) {
            String[] part = path.split("/");
            return part[1].startsWith("a")
                    ? Optional.of(project(needs.apply(Integer.parseInt(part[1].substring(1))))
                            .getBytes(UTF_8))
                    : Optional.empty();
        }
    }

    private static String project(String needs) {
        return "<project><dependencies>" + needs + "</dependencies></project>";
    }

    private static String need(String artifact, String version) {
        return "<dependency><groupId>g</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private static List<Discovery> scan(IntFunction<String> needs, String direct) throws IOException {
        var analyzer = new PomAnalyzer(List.of(new Endless(needs)), Comparator.naturalOrder());
        return TestFile.of("pom.xml", project(direct)).discoveries(analyzer);
    }

    private static List<String> installed(List<Discovery> all) {
        return all.stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(one -> ((Discovery.Installed) one).component().purl().toString())
                .toList();
    }

    private static List<String> reasons(List<Discovery> all) {
        return all.stream()
                .filter(Discovery.Unfollowed.class::isInstance)
                .map(one -> ((Discovery.Unfollowed) one).reason())
                .distinct()
                .toList();
    }

    @Test
    void endsAChainWithoutEndAndSaysSo() throws IOException {
        List<Discovery> all = scan(i -> need("a" + (i + 1), "1"), need("a0", "1"));

        assertThat(installed(all)).hasSize(200);
        assertThat(reasons(all)).containsExactly("they are more than 200 steps away");
    }

    @Test
    void endsATreeWithoutEndAndSaysSo() throws IOException {
        IntFunction<String> ten = i -> {
            var needs = new StringBuilder();
            for (int j = 1; j <= 10; j++) {
                needs.append(need("a" + (10L * i + j) % 1_000_000, "1"));
            }
            return needs.toString();
        };
        List<Discovery> all = scan(ten, need("a0", "1"));

        assertThat(installed(all)).hasSize(10_000);
        assertThat(reasons(all)).contains("a project uses more than 10000");
    }

    @Test
    void comesToAnEndWhereArtifactsNeedEachOther() throws IOException {
        List<Discovery> all = scan(i -> need("a" + (i + 1) % 3, "1") + need("a" + i, "1"), need("a0", "1"));

        assertThat(installed(all)).containsExactly("pkg:maven/g/a0@1", "pkg:maven/g/a1@1", "pkg:maven/g/a2@1");
        assertThat(all)
                .contains(new Discovery.Requires(
                        ((Discovery.Installed) all.getFirst()).component().purl(), purl(all, "a1")));
        assertThat(reasons(all)).isEmpty();
    }

    private static PackageUrl purl(List<Discovery> all, String name) {
        return all.stream()
                .filter(Discovery.Installed.class::isInstance)
                .map(one -> ((Discovery.Installed) one).component().purl())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void usesTheNearestWhereRangesHaveNothingInCommon() throws IOException {
        List<Discovery> all = scan(
                i -> i == 0 ? need("x", "[1]") : i == 1 ? need("x", "[2]") : "", need("a0", "1") + need("a1", "1"));

        assertThat(installed(all)).contains("pkg:maven/g/x@1").doesNotContain("pkg:maven/g/x@2");
    }

    @Test
    void saysWhichDependenciesItCouldNotFollow() throws IOException {
        List<Discovery> all = scan(i -> need("lost", "1"), need("a0", "1"));

        assertThat(installed(all)).containsExactly("pkg:maven/g/a0@1", "pkg:maven/g/lost@1");
        assertThat(all).contains(new Discovery.Unfollowed(purl(all, "lost"), "no pom.xml of them is at hand"));
    }

    @Test
    void saysWhereSomeOfTheDependenciesHaveNoVersion() throws IOException {
        List<Discovery> all = scan(i -> need("b", "${nobody.knows}"), need("a0", "1"));

        assertThat(installed(all)).containsExactly("pkg:maven/g/a0@1");
        assertThat(reasons(all)).containsExactly("not all parents and imports of their pom.xml are at hand");
    }
}
