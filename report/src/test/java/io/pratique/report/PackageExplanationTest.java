package io.pratique.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.Generation;
import io.pratique.match.Assessment;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.model.inventory.Scope;
import io.pratique.report.explain.PackageExplanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackageExplanationTest {
    private static final String LOCK = "app/package-lock.json";

    private final List<Component> components = new ArrayList<>();
    private final List<Dependency> edges = new ArrayList<>();

    @Test
    void tellsThroughWhomAPackageCame() {
        Component qs = npm("qs", "6.7.0").withLicenses(List.of("BSD-3-Clause"));
        components.add(qs);
        PackageUrl express = npm("express", "4.17.1").purl();
        PackageUrl parser = npm("body-parser", "1.19.0").purl();
        needs(null, express);
        needs(express, parser);
        needs(parser, qs.purl());
        needs(express, qs.purl());

        assertThat(explain("qs")).isEqualTo("""
                qs 6.7.0
                  package    pkg:npm/qs@6.7.0
                  licence    BSD-3-Clause
                  path       app/package-lock.json
                  needed by  the project of app/package-lock.json > express 4.17.1
                  problem    none known

                """);
    }

    @Test
    void tellsWhatAProjectNeedsItself() {
        Component mocha = npm("mocha", "10.0.0").withScope(Scope.DEVELOPMENT);
        components.add(mocha);
        needs(null, mocha.purl());

        assertThat(explain("mocha@10.0.0"))
                .contains("used       in development only")
                .contains("needed by  the project of app/package-lock.json\n");
    }

    @Test
    void endsAtPackagesThatNobodyNeedsAndInCircles() {
        Component a = npm("a", "1.0.0");
        components.add(a);
        PackageUrl b = npm("b", "1.0.0").purl();
        PackageUrl outermost = npm("outermost", "1.0.0").purl();
        needs(b, a.purl());
        needs(a.purl(), b);
        needs(outermost, b);

        assertThat(explain("pkg:npm/a@1.0.0")).contains("needed by  outermost 1.0.0 > b 1.0.0\n");
    }

    @Test
    void saysWhereNobodyIsKnownToNeedIt() {
        components.add(npm("lone", "1.0.0"));

        assertThat(explain("LONE")).contains("needed by  nobody, as far as files tell");
    }

    @Test
    void findsEveryPackageOfTheNameAndNoOther() {
        components.add(npm("debug", "2.6.9"));
        components.add(npm("debug", "4.0.0"));
        components.add(npm("debugger", "1.0.0"));

        assertThat(PackageExplanation.named(assessment(), "debug")).hasSize(2);
        assertThat(PackageExplanation.named(assessment(), "debug@4.0.0")).hasSize(1);
        assertThat(PackageExplanation.named(assessment(), "bug")).isEmpty();
    }

    private void needs(@Nullable PackageUrl from, PackageUrl to) {
        edges.add(new Dependency(from, to, LOCK));
    }

    private static Component npm(String name, String version) {
        return Component.of(PackageUrl.of("npm", null, name, version), name, version)
                .withOrigins(List.of(new Origin(null, LOCK)));
    }

    private Assessment assessment() {
        var scan = new ScanResult("app", null, new Sbom(null, components, edges), ScanStatus.COMPLETE, List.of());
        var advisories = new Generation("0123456789ab", Instant.parse("2026-08-21T00:00:00Z"), List.of());
        return new Assessment(scan, List.of(), List.of(), advisories, null);
    }

    private String explain(String text) {
        Assessment assessment = assessment();
        return PackageExplanation.of(assessment, PackageExplanation.named(assessment, text), false);
    }
}
