package io.pratique.match.matcher;

import static io.pratique.match.Given.fixed;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.Given;
import io.pratique.match.MemoryStore;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Reach;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.NameHash;
import io.pratique.model.inventory.NameSet;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachesTest {
    private static final Code HTML = functions("bin/a", "golang.org/x/net/html#", "golang.org/x/net/html#Parse");
    private static final Code HTTP = functions("bin/b", "golang.org/x/net/http2#", "golang.org/x/net/http2#Dial");

    @Test
    void tellsThatAFunctionIsInTheProgram() {
        Finding finding = go(List.of("bin/a"), HTML, "golang.org/x/net/html#Parse", "golang.org/x/net/html#Render");

        assertThat(finding.reach()).isEqualTo(Reach.PRESENT);
        assertThat(why(finding)).endsWith("in the program: golang.org/x/net/html.Parse");
        assertThat(finding.evidence().getFirst().symbols()).hasSize(2);
    }

    @Test
    void tellsThatNoneOfTheFunctionsIsInTheProgram() {
        Finding finding = go(List.of("bin/a"), HTML, "golang.org/x/net/html#Render", "golang.org/x/net/html#T.Write");

        assertThat(finding.reach()).isEqualTo(Reach.ABSENT);
        assertThat(why(finding)).contains("golang.org/x/net/html.Render, golang.org/x/net/html.T.Write");
        assertThat(finding.risk().points())
                .isLessThan(go(List.of("bin/a"), HTML, "golang.org/x/net/html#Parse")
                                .risk()
                                .points()
                        / 10);
    }

    @Test
    void tellsWholePackages() {
        assertThat(go(List.of("bin/a"), HTML, "golang.org/x/net/html#").reach()).isEqualTo(Reach.PRESENT);
        assertThat(go(List.of("bin/a"), HTML, "golang.org/x/net/idna#").reach()).isEqualTo(Reach.ABSENT);
    }

    @Test
    void isAbsentOnlyWhereItIsSoInAllPrograms() {
        String[] symbol = {"golang.org/x/net/html#Parse"};

        assertThat(go(List.of("bin/b"), HTTP, symbol).reach()).isEqualTo(Reach.ABSENT);
        assertThat(go(List.of("bin/a", "bin/b"), List.of(HTML, HTTP), symbol).reach())
                .isEqualTo(Reach.PRESENT);
        assertThat(go(List.of("bin/b", "bin/unread"), HTTP, symbol).reach()).isEqualTo(Reach.UNKNOWN);
        assertThat(go(List.of("bin/a", "bin/unread"), HTML, symbol).reach()).isEqualTo(Reach.PRESENT);
        assertThat(go(List.of(), HTML, symbol).reach()).isEqualTo(Reach.UNKNOWN);
    }

    @Test
    void knowsNothingWhereTheAdvisoryNamesNoFunction() {
        assertThat(go(List.of("bin/a"), HTML).reach()).isEqualTo(Reach.UNKNOWN);
    }

    @Test
    void knowsNothingOfAModuleThatStandsInForAnother() {
        Code code = functions("bin/a", "?golang.org/x/net");

        assertThat(go(List.of("bin/a"), code, "golang.org/x/net/html#Parse").reach())
                .isEqualTo(Reach.UNKNOWN);
    }

    @Test
    void tellsWhetherAClassWasRemoved() {
        List<String> classes = List.of("org.example.Lookup");
        Code removed = classes("a.jar", new Code.Fact(List.of("CVE-2026-1"), classes, false));
        Code whole = classes("b.jar!/lib/c.jar", new Code.Fact(List.of("CVE-2026-1"), classes, true));
        Code other = classes("a.jar", new Code.Fact(List.of("CVE-2026-2"), classes, false));

        assertThat(java(List.of("a.jar"), removed).reach()).isEqualTo(Reach.ABSENT);
        assertThat(why(java(List.of("a.jar"), removed))).endsWith(": org.example.Lookup");
        assertThat(java(List.of("b.jar!/lib/c.jar"), whole).reach()).isEqualTo(Reach.PRESENT);
        assertThat(java(List.of("a.jar", "b.jar!/lib/c.jar"), removed, whole).reach())
                .isEqualTo(Reach.PRESENT);
        assertThat(java(List.of("a.jar"), other).reach()).isEqualTo(Reach.UNKNOWN);
    }

    private static Finding go(List<String> paths, Code code, String... symbols) {
        return go(paths, List.of(code), symbols);
    }

    private static Finding go(List<String> paths, List<Code> code, String... symbols) {
        Candidate candidate = Given.naming(fixed("CVE-2026-1", "2.0.0"), symbols);
        var purl = PackageUrl.of("golang", "golang.org/x", "net", "v1.0.0");
        Component module = Component.of(purl, "golang.org/x/net", "v1.0.0");
        return assess(new MemoryStore().with("Go", "golang.org/x/net", candidate), module, paths, code);
    }

    private static Finding java(List<String> paths, Code... code) {
        var purl = PackageUrl.of("maven", "org.example", "core", "1.0");
        Component artifact = Component.of(purl, "org.example:core", "1.0");
        var store = new MemoryStore().with("Maven", "org.example:core", fixed("CVE-2026-1", "2.0"));
        return assess(store, artifact, paths, List.of(code));
    }

    private static Finding assess(MemoryStore store, Component component, List<String> paths, List<Code> code) {
        List<Origin> origins =
                paths.stream().map(path -> new Origin(null, path)).toList();
        var sbom = new Sbom(null, List.of(component.withOrigins(origins)), List.of(), code);
        var scan = new ScanResult("test", null, sbom, ScanStatus.COMPLETE, List.of());
        return new Matcher().assess(scan, store).findings().getFirst();
    }

    private static Code functions(String path, String... names) {
        long[] hashes = Arrays.stream(names).mapToLong(NameHash::of).toArray();
        return new Code.Functions(path, NameSet.of(hashes, hashes.length));
    }

    private static Code classes(String path, Code.Fact... facts) {
        return new Code.Classes(path, List.of(facts));
    }

    private static String why(Finding finding) {
        return finding.risk().parts().get(2).why();
    }
}
