package io.pratique.bench.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoriesTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            42137b9, libssl1.1,        1.1.1n-0+deb11u3,     deb,     libssl1.1,       openssl 1.1.1n-0+deb11u3,    -
            881afba, libc6,            2.19-0ubuntu6.15,     deb,     libc6,           eglibc 2.19-0ubuntu6.15,     -
            5e96e03, libgcc1,          1:8.3.0-6,            deb,     libgcc1,         gcc-8 8.3.0-6,               -
            1830542, libstdc++6,       4.6.3-1ubuntu5,       deb,     libstdc++6,      gcc-4.6 4.6.3-1ubuntu5,      -
            1000879, ssl_client,       1.33.1-r3,            apk,     ssl_client,      busybox 1.33.1-r3,           -
            d8a88e8, tar,              4.4.13,               npm,     tar,             -,                           -
            1000879, spring-core,      2.5,                  maven,   org.springframework:spring-core, -,           -
            d48f054, stdlib,           go1.16.2,             golang,  stdlib,          -,                           -
            d8a88e8, node,             14.1.0,               generic, node,            -,                           -
            881afba, PyYAML,           3.10,                 pypi,    PyYAML,          -,                python3-yaml
            1830542, busybox,          1.18.5,               generic, busybox,         -,           busybox-initramfs
            """)
    void makesThePackageOfALabel(
            String digest,
            String name,
            String version,
            String type,
            String full,
            @Nullable String source,
            @Nullable String owner) {
        Component component = component(digest, name, version);

        assertThat(component.type()).isEqualTo(type);
        assertThat(component.name()).isEqualTo(full);
        var built = component.source();
        assertThat(built == null ? null : built.name() + ' ' + built.version()).isEqualTo(source);
        assertThat(component.owner()).isEqualTo(owner);
    }

    @Test
    void countsAnswers() {
        var real = new Label("image", true, "name", "1", "CVE-1", "");
        var wrong = new Label("image", false, "name", "1", "CVE-2", "");

        Tally tally = Tally.of(List.of(
                new Outcome.Judged(real, "npm", true, List.of()),
                new Outcome.Judged(real, "npm", false, List.of()),
                new Outcome.Judged(wrong, "npm", true, List.of()),
                new Outcome.Judged(wrong, "npm", false, List.of()),
                new Outcome.Unjudged(real, "npm", "reason")));

        assertThat(tally).isEqualTo(new Tally(5, 1, 1, 1, 1));
        assertThat(tally.precision()).isEqualTo(0.5);
        assertThat(tally.recall()).isEqualTo(0.5);
    }

    private static Component component(String digest, String name, String version) {
        var label = new Label("image@sha256:" + digest, true, name, version, "CVE-1", "");
        return Inventories.component(label, LabelledImage.of(label.image()).orElseThrow())
                .orElseThrow();
    }
}
