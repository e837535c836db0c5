package io.pratique.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String BY_HAND = """
            { // of the harbour
              "a": [1, 2,], /* more
              to come */ "b": "//",
            }
            """;

    @Test
    void takesCommentsAndTrailingCommasWhereAsked() throws IOException {
        JsonValue value = Json.parseLenient(bytes(BY_HAND));
        assertThat(value.get("a").items()).hasSize(2);
        assertThat(value.text("b")).isEqualTo("//");
    }

    @Test
    void takesNeitherWhereNotAsked() {
        assertThatThrownBy(() -> Json.parse(bytes(BY_HAND))).isInstanceOf(IOException.class);
    }

    @Test
    void keepsLimitsWhenLenient() {
        assertThatThrownBy(() -> Json.parseLenient(bytes("[".repeat(200_000)))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Json.parseLenient(bytes("this is no JSON"))).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
