package io.pratique.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void readsScalarsAsTheyStand() throws IOException {
        JsonValue page = yaml("a: 1.10\nb: null\nc: [2020-01-01, yes]");
        assertThat(page.text("a")).isEqualTo("1.10");
        assertThat(page.get("b").isNull()).isTrue();
        assertThat(page.get("c").strings()).containsExactly("2020-01-01", "yes");
    }

    @Test
    void tellsTheLinesOfValues() throws IOException {
        LinedYaml page = Yaml.parseLined("a:\n  - b: c\n\n  - d\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page.value().get("a").items()).extracting(page::line).containsExactly(2, 4);
        assertThat(page.line(new JsonValue.Str("d"))).isZero();
        assertThat(Yaml.parseLined(new byte[0]).value().isNull()).isTrue();
        assertThatThrownBy(() -> Yaml.parseLined("a: b\nc: 'd".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("invalid YAML at line 2");
    }

    @Test
    void followsAliases() throws IOException {
        JsonValue page = yaml("base: &base {image: harbour, tag: 1}\nlist: [*base, *base]\nown: {<<: *base, tag: 2}");
        assertThat(page.get("list").items())
                .extracting(item -> item.text("image"))
                .containsExactly("harbour", "harbour");
        assertThat(page.get("own").stringFields())
                .containsEntry("image", "harbour")
                .containsEntry("tag", "2");
    }

    @Test
    void countsWhatAliasesStandFor() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }
        assertThatThrownBy(() -> yaml(bomb.toString())).hasMessage("YAML of more than 2000000 values");
    }

    @Test
    void refusesAnAliasInsideOfItself() {
        assertThatThrownBy(() -> yaml("a: &a [*a]")).isInstanceOf(IOException.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> yaml("[".repeat(200_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> yaml("- ".repeat(200_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> yaml("x: {".repeat(200_000))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesLinesWithoutEnd() {
        assertThatThrownBy(() -> yaml("A".repeat(5 << 20))).hasMessage("invalid YAML");
        assertThatThrownBy(() -> yaml("a: '" + " ".repeat(5 << 20))).hasMessage("invalid YAML");
        assertThatThrownBy(() -> yaml("a: b\n#" + "#".repeat(5 << 20))).hasMessage("invalid YAML");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> yaml("")).hasMessage("empty YAML document");
        assertThatThrownBy(() -> yaml("a: [b")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> yaml("\0\1\2")).isInstanceOf(IOException.class);
    }

    @Test
    void readsSeveralDocuments() throws IOException {
        var text = new ByteArrayInputStream("a: 1\n---\na: 2\n---\na: 3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Yaml.parse(text, 2)).extracting(page -> page.text("a")).containsExactly("1", "2");
    }

    private static JsonValue yaml(String text) throws IOException {
        return Yaml.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
