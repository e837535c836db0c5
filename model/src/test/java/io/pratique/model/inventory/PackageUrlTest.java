package io.pratique.model.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PackageUrlTest {
    @Test
    void writesTheCanonicalForm() {
        var purl = new PackageUrl("npm", "@babel", "core", "7.0.0+x", Map.of("b", "2", "a", "x y"), "/lib//main/");

        assertThat(purl).hasToString("pkg:npm/%40babel/core@7.0.0%2Bx?a=x%20y&b=2#lib/main");
    }
}
