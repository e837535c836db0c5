package io.pratique.match.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    private static final String[] TEXTS = {
        "", "a", "b", "ab", "aab", "abab", "linux-headers", "linux-5-headers-x", "a.b", "A", "a-b_c", "x1", "12", "a\nb"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a$",
                "a|b",
                "^a|b$",
                "^(a|b)+$",
                "a*b",
                "a?b",
                "^a{2}b$",
                "^(ab){1,2}$",
                "a{2,}",
                "linux(-.*)?-headers-.*",
                "^linux-headers$",
                "[a-c]",
                "[^a-z]",
                "\\d+",
                "^\\w+$",
                "\\D",
                "a\\.b",
                "[-_]",
                "^$",
                "(?:a|)b",
                "(?i)^a$",
                "^.*$",
                "(a*)*b",
                "[\\d_]",
                "a+?b",
                "x{y",
                "[]a]",
                "(|a)b",
                "^(a?){3}b$"
            })
    void findsWhatTheLibraryFinds(String pattern) {
        Regex regex = Regex.compile(pattern);
        for (String text : TEXTS) {
            String same = pattern.equals("x{y") ? "x\\{y" : pattern.equals("[]a]") ? "[\\]a]" : pattern;
            assertThat(regex.find(text))
                    .as("%s in %s", pattern, text)
                    .isEqualTo(Pattern.compile(same.replace("$", "\\z"))
                            .matcher(text)
                            .find());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "[", "[a", "*a", "a{2000}", "a{3,2}", "\\", "(?=a)", "[z-a]"})
    void refusesWhatItDoesNotKnow(String pattern) {
        assertThatThrownBy(() -> Regex.compile(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoTimeForExpressionsMadeToTakeIt() {
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(Regex.compile("^(a+)+$").find("a".repeat(4000) + "b")).isFalse();
            assertThat(Regex.compile("(a|aa)*(a|aa)*c").find("a".repeat(4000))).isFalse();
            for (String bomb : new String[] {
                "((a{1000}){1000}){1000}", "((|){1000}){1000}", "(".repeat(900), "a" + "{999}".repeat(190)
            }) {
                assertThatThrownBy(() -> Regex.compile(bomb)).isInstanceOf(IllegalArgumentException.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "usr/lib/** usr/lib/a/b true",
                "/usr/lib/** usr/lib/a true",
                "./usr/* usr/a true",
                "usr/* usr/a/b false",
                "** a/b/c true",
                "**/package.json package.json true",
                "**/package.json a/b/package.json true",
                "**/package.json a/b/other.json false",
                "a/**/b a/b true",
                "a/**/b a/x/y/b true",
                "a/**/b ab false",
                "a** abc true",
                "a** a/b false",
                "*.jar app.jar true",
                "*.jar app.jar!/lib/x.class true",
                "app.jar!/** app.jar!/lib/x.jar true",
                "{usr,opt}/** opt/a true",
                "{usr,opt}/** var/a false",
                "{**/a,b} x/y/a true",
                "file?.txt file1.txt true",
                "file?.txt file/.txt false",
                "[a-c]x bx true",
                "[!a-c]x bx false",
                "[^a-c]x dx true",
                "a\\*b a*b true",
                "a\\*b axb false",
                "a.b axb false",
                "a(b)+ a(b)+ true"
            })
    void matchesPaths(String glob, String path, boolean matches) {
        assertThat(Glob.of(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{b", "a}b", "[a", "a\\", "[z-a]"})
    void refusesPatternsWithoutEnd(String glob) {
        assertThatThrownBy(() -> Glob.of(glob)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"lib*,libssl3,true", "*ssl*,libssl3,true", "lib*3,libssl,false", "*,'',true", "a*b*c,aXbXbXc,true"})
    void matchesWildcards(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }
}
