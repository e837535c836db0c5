package io.pratique.image.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void readsParametersQuotedAndBare() {
        assertThat(Challenge.parse(
                        List.of("Bearer realm=\"https://a/t?x=1,2\", SERVICE = reg ,scope=\"a \\\"b\\\" c\"")))
                .containsExactly(new Challenge(
                        "bearer", Map.of("realm", "https://a/t?x=1,2", "service", "reg", "scope", "a \"b\" c")));
    }

    @Test
    void readsSeveralChallengesInOneHeaderAndInSeveral() {
        assertThat(Challenge.parse(List.of("Negotiate, Basic realm=\"x\", Bearer realm=\"y\"", "Digest abc==")))
                .extracting(Challenge::scheme)
                .containsExactly("negotiate", "basic", "bearer", "digest");
    }

    @Test
    void takesTheFirstOfTwoParametersOfOneName() {
        assertThat(Challenge.parse(List.of("Bearer realm=\"good\",realm=\"evil\""))
                        .getFirst()
                        .parameters())
                .containsEntry("realm", "good");
    }

    @Test
    void readsAnythingInBoundedTime() {
        var random = new Random(1);
        String alphabet = "Bearer= ,\"\\\t\u0000x";
        for (int round = 0; round < 2000; round++) {
            var text = new StringBuilder();
            for (int i = 0; i < random.nextInt(60); i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Challenge.parse(List.of(text.toString()))).hasSizeLessThanOrEqualTo(21);
        }
        assertThat(Challenge.parse(List.of("a ".repeat(100_000), "\"".repeat(100_000), "=".repeat(100_000))))
                .hasSizeLessThan(30);
    }
}
