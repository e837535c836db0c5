package io.pratique.sbom.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.compare.InventoryDiff.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InventoriesTest {
    private static Component npm(String name, String version) {
        return Component.of(PackageUrl.of("npm", null, name, version), name, version);
    }

    private static ScanResult result(String name, @Nullable Distro distro, Component... components) {
        return new ScanResult(name, null, new Sbom(distro, List.of(components)), ScanStatus.COMPLETE, List.of());
    }

    private static Distro distro(String version) {
        return new Distro("harbour", version, null, "", List.of());
    }

    @Test
    void tellsAddedRemovedAndChangedPackages() {
        var before = new Sbom(null, List.of(npm("a", "1"), npm("b", "1"), npm("c", "1"), npm("c", "2")));
        var after = new Sbom(null, List.of(npm("b", "2"), npm("c", "1"), npm("c", "2"), npm("d", "1")));

        assertThat(InventoryDiff.of(before, after).changes())
                .containsExactly(
                        new Change(Change.Kind.REMOVED, "npm", "a", List.of("1"), List.of()),
                        new Change(Change.Kind.CHANGED, "npm", "b", List.of("1"), List.of("2")),
                        new Change(Change.Kind.ADDED, "npm", "d", List.of(), List.of("1")));
        assertThat(InventoryDiff.of(before, before).changes()).isEmpty();
    }

    @Test
    void listsASharedPackageOnceWithAllItsPlaces() {
        Component here =
                npm("a", "1").withOrigins(List.of(new Origin(null, "x"))).withLicenses(List.of("MIT"));
        Component there =
                npm("a", "1").withOrigins(List.of(new Origin(null, "y"))).withSource("s", "1");
        ScanResult whole = InventoryMerge.of(
                "all", List.of(result("1", null, here), result("2", distro("1"), there, npm("b", "1"))));

        assertThat(whole.status()).isEqualTo(ScanStatus.COMPLETE);
        assertThat(whole.sbom().distro()).isEqualTo(distro("1"));
        assertThat(whole.sbom().components()).hasSize(2);
        Component both = whole.sbom().components().getFirst();
        assertThat(both.origins()).extracting(Origin::path).containsExactly("x", "y");
        assertThat(both.licenses()).containsExactly("MIT");
        assertThat(both.source()).isEqualTo(there.source());
    }

    @Test
    void isIncompleteWithSeveralOperatingSystems() {
        ScanResult whole = InventoryMerge.of("all", List.of(result("1", distro("1")), result("2", distro("2"))));

        assertThat(whole.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(whole.problems()).hasSize(1);
    }
}
