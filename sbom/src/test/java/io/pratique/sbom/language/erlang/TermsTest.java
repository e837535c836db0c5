package io.pratique.sbom.language.erlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a, \"b\", 'c d'}. | (a b c d)",
                "[<<\"a\">>, <<>>, <<\"b\"/utf8>>]. | (a  b)",
                "{1.5, -2, a@b}. %% end | (1.5 -2 a@b)",
                "#{a => 1, b => [c]}. | ((a 1) (b (c)))",
                "%{\"a\": {:hex, :b, \"1.0\"}, \"c\" => nil} | ((a (hex b 1.0)) (c nil))",
                "[hex: :mime, optional: false] # end | ((hex mime) (optional false))",
                "\"a \\\"b\\\" \\\\\". | a \"b\" \\",
                "{f, fun m:g/1}. | (f fun (m g) /1)",
            })
    void readsTermsOfBothLanguages(String text, String expected) throws IOException {
        assertThat(Terms.parse(text)).extracting(TermsTest::shown).containsExactly(expected);
    }

    @Test
    void readsSeveralTerms() throws IOException {
        assertThat(Terms.parse("a.\n{b}.\n")).extracting(TermsTest::shown).containsExactly("a", "(b)");
        assertThat(Terms.parse(" %% nothing\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[a", "\"a", "<<\"a\"", "<a>", "}", "{a}}", "%{", "a b"})
    void refusesWhatIsNoTerm(String text) {
        assertThatThrownBy(() -> Terms.parse(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        for (String open : List.of("[", "{", "%{a: ", ":", "<<")) {
            assertThatThrownBy(() -> Terms.parse(open.repeat(100_000))).isInstanceOf(IOException.class);
        }
    }

    private static String shown(JsonValue term) {
        String text = term.text();
        return text != null
                ? text
                : term.items().stream().map(TermsTest::shown).collect(Collectors.joining(" ", "(", ")"));
    }
}
