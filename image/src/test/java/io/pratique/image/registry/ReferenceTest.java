package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine:latest",
        "alpine:3.20, docker.io/library/alpine:3.20",
        "owner/name, docker.io/owner/name:latest",
        "docker.io/alpine, docker.io/library/alpine:latest",
        "index.docker.io/library/alpine, docker.io/library/alpine:latest",
        "registry-1.docker.io/owner/name:1, docker.io/owner/name:1",
        "localhost/app, localhost/app:latest",
        "localhost:5000/app:1, localhost:5000/app:1",
        "GHCR.io/a/b/c__d-e.f:V_1.0-x, ghcr.io/a/b/c__d-e.f:V_1.0-x",
        "[::1]:5000/app, [::1]:5000/app:latest",
        "UPPER/case, upper/case:latest",
    })
    void fillsInWhatPeopleLeaveOut(String text, String full) {
        assertThat(Reference.parse(text)).hasToString(full);
    }

    @Test
    void prefersTheDigestToTheTag() {
        Reference reference = Reference.parse("quay.io/a/b:1@sha256:" + HEX);

        assertThat(reference.version()).isEqualTo("sha256:" + HEX);
        assertThat(reference).hasToString("quay.io/a/b:1@sha256:" + HEX);
        assertThat(Reference.parse("a@sha256:" + HEX).tag()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "a:",
                "a:-x",
                "a@",
                "a@sha256:12",
                "a//b",
                "a/",
                "/a",
                "a/../b",
                "a b",
                "Alpine",
                "https://ghcr.io/a",
                "a.b_/c",
                "a.b:port/c",
                "a.b:123456/c",
                "a___b",
                "a..b",
                "../a",
                "./a",
                "a:b@c",
                "a?x=1",
                "a%2f",
                "a\u0000",
                "\u0430lpine",
                "ghcr.io/a/B"
            })
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> Reference.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesIdsAndOverlongNames() {
        assertThatThrownBy(() -> Reference.parse(HEX)).hasMessageContaining("id of an image");
        assertThatThrownBy(() -> Reference.parse("a/".repeat(200) + "a")).hasMessageContaining("longer than 255");
        assertThatThrownBy(() -> Reference.parse("a" + "-".repeat(1023) + "!"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reference.parse("a".repeat(100_000))).hasMessageContaining("longer than 1024");
    }
}
