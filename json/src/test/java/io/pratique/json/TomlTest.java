package io.pratique.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlTest {
    @Test
    void readsTablesAndArraysOfTables() throws IOException {
        JsonValue document = toml("""
                version = 1 # of the format
                [metadata]
                "content hash" = 'a\\b'
                [[package]]
                name = "harbour"
                dependencies = [
                    { name = "pilot", extra = ["fast"] },
                    # none
                    { name = "buoy" },
                ]
                [package.source]
                url = "https://example.org"
                [[package]]
                name = "pilot"
                fruit.apple.color = "red"
                fruit.apple.taste.sweet = true
                """);
        assertThat(document.get("version").integer()).isEqualTo(1);
        assertThat(document.get("metadata").text("content hash")).isEqualTo("a\\b");
        JsonValue first = document.get("package").items().getFirst();
        assertThat(first.get("source").text("url")).isEqualTo("https://example.org");
        assertThat(first.get("dependencies").items())
                .extracting(item -> item.text("name"))
                .containsExactly("pilot", "buoy");
        JsonValue apple = document.get("package").items().get(1).get("fruit").get("apple");
        assertThat(apple.text("color")).isEqualTo("red");
        assertThat(apple.get("taste").get("sweet").isTrue()).isTrue();
    }

    @Test
    void readsEveryKindOfString() throws IOException {
        JsonValue document = toml("""
                basic = "tab\\t quote\\" \\u00e9\\U0001F40D"
                literal = 'C:\\new'
                long = \"""
                one \\
                    two
                three""\"""
                raw = '''
                it's'''
                empty = ""
                """);
        assertThat(document.text("basic")).isEqualTo("tab\t quote\" é🐍");
        assertThat(document.text("literal")).isEqualTo("C:\\new");
        assertThat(document.text("long")).isEqualTo("one two\nthree\"\"");
        assertThat(document.text("raw")).isEqualTo("it's");
        assertThat(document.text("empty")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-17",
                "+99",
                "1_000",
                "0xdead_beef",
                "0o755",
                "0b1101",
                "3.1415",
                "5e+22",
                "-2E-2",
                "6.626e-34",
                "inf",
                "-nan"
            })
    void readsNumbers(String number) throws IOException {
        assertThat(toml("n = " + number).get("n")).isEqualTo(new JsonValue.Num(number.replace("_", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1979-05-27T07:32:00Z",
                "1979-05-27T00:32:00.999999-07:00",
                "1979-05-27 07:32:00",
                "1979-05-27",
                "07:32:00"
            })
    void readsTimesAsTheyStand(String time) throws IOException {
        assertThat(toml("t = " + time).text("t")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a =",
                "= 1",
                "a = b",
                "a = 01",
                "a = 1__0",
                "a = 1.",
                "a = .5",
                "a = 0x",
                "a = \"b",
                "a = \"\\q\"",
                "a = \"\\ud800\"",
                "a = 'b\nc'",
                "a = [1",
                "a = [1 2]",
                "a = {b = 1",
                "a = 1 b = 2",
                "a = 1\na = 2",
                "a.b = 1\na = 2",
                "a = 1\na.b = 2",
                "[a]\n[a]",
                "[a]\nb = 1\n[a.b]",
                "a = {b = 1}\n[a.c]",
                "a = [1]\n[[a]]",
                "[a",
                "[a]b",
                "[[a]\nb = 1",
                "[]",
                "a = \u0001",
                "# \u0001",
                "{\"name\": \"json\"}",
                "this is prose",
                "a = true false"
            })
    void refusesWhatIsNoToml(String text) {
        assertThatThrownBy(() -> toml(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("invalid TOML at line");
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> Toml.parse(new byte[] {(byte) 0xff, (byte) 0xfe}))
                .hasMessage("invalid TOML: not UTF-8");
    }

    @Test
    void refusesNestingWithoutEnd() {
        for (String text :
                new String[] {"a = " + "[".repeat(200_000), "a = " + "{b=".repeat(200_000), "a.".repeat(200_000)}) {
            assertThatThrownBy(() -> toml(text)).isInstanceOf(IOException.class).hasMessageContaining("100");
        }
    }

    @Test
    void readsAnEmptyDocument() throws IOException {
        assertThat(toml(" \n# nothing\r\n").fields()).isEmpty();
        assertThat(toml("\uFEFFa = 1\r\nb = 2").fields()).hasSize(2);
    }

    private static JsonValue toml(String text) throws IOException {
        return Toml.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
