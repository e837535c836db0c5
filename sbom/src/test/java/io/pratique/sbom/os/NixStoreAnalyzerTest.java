package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.FileEntry;
import io.pratique.image.FolderTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.ScanOptions;
import io.pratique.sbom.Scanner;
import io.pratique.sbom.analyzer.Analyzers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NixStoreAnalyzerTest {
    private static final String FOLDER = "nix/store/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-quay-2.38-44";

    @Test
    void tellsOfAFolderOnce(@TempDir Path root) throws IOException {
        for (String file :
                List.of("bin/quay", "bin/crane", "lib/libquay.so", "share/quay/node_modules/x/package.json")) {
            Path path = root.resolve(FOLDER).resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "{}");
        }
        ScanResult result = new Scanner(new ScanOptions(Analyzers.ALL, Limits.DEFAULT, 1, List.of(), Progress.NONE))
                .scan(new FolderTarget("dir", root, false));
        assertThat(result.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(result.sbom().components()).extracting(Component::name).containsExactly("quay");
        assertThat(result.sbom().components().getFirst().origins()).containsExactly(new Origin(null, FOLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nix/store/",
                "nix/store/a",
                "nix/store/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-",
                "nix/store/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-/x",
                "nix/store/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-1.0/x",
                "nix/store/0C0GH1M2N3P4Q5R6S7V8W9X0Y1Z2A3BC-quay-1.0/x",
                "nix/store/.links/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-quay-1.0",
                "srv/nix/store/0c0gh1m2n3p4q5r6s7v8w9x0y1z2a3bc-quay-1.0/x",
            })
    void leavesOtherNamesAlone(String path) {
        assertThat(new NixStoreAnalyzer().wants(new FileEntry(path, 1, 0644))).isFalse();
    }
}
