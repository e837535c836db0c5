package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import org.junit.jupiter.api.Test;

class UnfollowedPackagesTest {
    private final UnfollowedPackages unfollowed = new UnfollowedPackages();

    private void add(int number, String reason) {
        unfollowed.add(new Discovery.Unfollowed(PackageUrl.of("maven", "g", "a" + number, "1"), reason));
    }

    @Test
    void tellsEachReasonOnceAndCounts() {
        for (int i = 0; i < 1_000; i++) {
            add(i % 500, "lost");
        }
        add(7, "too deep");

        assertThat(unfollowed.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "the dependencies of 500 packages are unknown (pkg:maven/g/a0@1, pkg:maven/g/a100@1,"
                                + " pkg:maven/g/a101@1 and 497 more): lost",
                        "the dependencies of 1 package are unknown (pkg:maven/g/a7@1): too deep");
    }

    @Test
    void isSilentWhereAllIsKnown() {
        assertThat(unfollowed.problems()).isEmpty();
    }
}
