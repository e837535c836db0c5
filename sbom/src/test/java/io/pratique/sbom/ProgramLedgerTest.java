package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramLedgerTest {
    private final ProgramLedger ledger = new ProgramLedger();
    private final OwnedPaths owned = new OwnedPaths();

    @Test
    void namesProgramsThatNobodyAnswersFor() {
        owned.add("usr/bin/ls", "coreutils");
        ledger.seen("usr/bin/ls");
        ledger.seen("bin/ls");
        ledger.seen("opt/miner");
        ledger.seen("opt/server");
        ledger.explain("opt/server");

        assertThat(ledger.count(owned)).isEqualTo(new Programs(4, 1, List.of("opt/miner")));
    }

    @ParameterizedTest
    @CsvSource({
        "app/node_modules/esbuild/package.json, app/node_modules/esbuild/bin/esbuild",
        "usr/lib/python3/site-packages/ruff-0.9.dist-info/METADATA, usr/lib/python3/site-packages/ruff/ruff",
        "usr/lib/python3/old.egg-info/PKG-INFO, usr/lib/python3/old/tool",
        "opt/java/release, opt/java/bin/java",
        "srv/Shop.deps.json, srv/Shop",
        "gems/specifications/a-1.gemspec, gems/gems/a-1/bin/a",
        "conda/conda-meta/a-1.json, conda/bin/a",
        "vendor/composer/installed.json, vendor/a/a/bin/a",
        "nix/store/0a-hello, nix/store/0a-hello/bin/hello",
    })
    void programsInTheFolderOfAPackageAreThePackages(String teller, String program) {
        ledger.explain(teller);
        ledger.seen(program);

        assertThat(ledger.count(owned).unexplained()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "app/node_modules/a/package.json, app/node_modules/b/tool",
        "app/package-lock.json, app/tool",
        "app/release.txt, app/tool",
        "package.json, bin/tool",
        "a/specifications, tool"
    })
    void othersAreNot(String teller, String program) {
        ledger.explain(teller);
        ledger.seen(program);

        assertThat(ledger.count(owned).examples()).containsExactly(program);
    }

    @ParameterizedTest
    @CsvSource({"lib/a.so", "lib/a.so.1.2", "a.dll", "a.dylib"})
    void librariesAreNoPrograms(String path) {
        ledger.seen(path);

        assertThat(ledger.count(owned)).isEqualTo(new Programs(0, 0, List.of()));
    }

    @Test
    void namesAHundredAndCountsTheRest() {
        for (int i = 0; i < 250; i++) {
            ledger.seen("bin/" + i);
        }

        Programs programs = ledger.count(owned);
        assertThat(programs.unexplained()).isEqualTo(250);
        assertThat(programs.examples()).hasSize(Programs.MOST_EXAMPLES).isSorted();
    }
}
