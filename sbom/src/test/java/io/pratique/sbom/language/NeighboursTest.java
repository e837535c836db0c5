package io.pratique.sbom.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void goesFromTheFolderOfTheFile() {
        assertThat(Neighbours.path("a/b/pom.xml", "c.txt")).contains("a/b/c.txt");
        assertThat(Neighbours.path("a/b/pom.xml", "./../pom.xml")).contains("a/pom.xml");
        assertThat(Neighbours.path("pom.xml", "lib//x.mod")).contains("lib/x.mod");
        assertThat(Neighbours.path("a/pom.xml", "..\\b\\pom.xml")).contains("b/pom.xml");
    }

    @Test
    void staysInside() {
        assertThat(Neighbours.path("a/pom.xml", "../../pom.xml")).isEmpty();
        assertThat(Neighbours.path("a/pom.xml", "/etc/passwd")).isEmpty();
        assertThat(Neighbours.path("pom.xml", ".")).isEmpty();
        assertThat(Neighbours.path("pom.xml", "a\0b")).isEmpty();
        assertThat(Neighbours.path("pom.xml", "a".repeat(5_000))).isEmpty();
    }
}
