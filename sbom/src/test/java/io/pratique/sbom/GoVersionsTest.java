package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import org.junit.jupiter.api.Test;

class GoVersionsTest {
    private static final String FILE = "usr/bin/kubectl";
    private static final Component BARE = module("kubernetes", "");
    private static final Component TOLD = module("kubernetes", "v1.29.0");

    private final GoVersions versions = new GoVersions();

    @Test
    void aModuleWithoutAVersionGivesWayToTheSameWithOne() {
        versions.add(BARE, FILE);
        versions.add(TOLD, FILE);

        assertThat(versions.outdone(BARE, FILE)).isTrue();
        assertThat(versions.outdone(TOLD, FILE)).isFalse();
    }

    @Test
    void otherFilesAndOtherModulesTellNothing() {
        versions.add(TOLD, FILE);

        assertThat(versions.outdone(BARE, "usr/bin/kubelet")).isFalse();
        assertThat(versions.outdone(module("api", ""), FILE)).isFalse();
    }

    private static Component module(String name, String version) {
        return Component.of(PackageUrl.of("golang", "k8s.io", name, version), "k8s.io/" + name, version);
    }
}
