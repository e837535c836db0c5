package io.pratique.server.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    @Test
    void isReadAsItWasWritten() throws IOException {
        var shared = new WebhookSecret.Shared("#sixteen or more ü");
        var identity = new WebhookSecret.Identity("", "https://pratique.example", "push@shop.example");

        assertThat(WebhookSecret.decode(shared.encoded())).isEqualTo(shared);
        assertThat(WebhookSecret.decode(identity.encoded())).isEqualTo(identity);
    }

    @Test
    void isNotShown() {
        assertThat(new WebhookSecret.Shared("sixteen or more of them")).hasToString("a shared secret");
    }

    @Test
    void isDrawnFromWhatAddressesMayHold() {
        var random = new SecureRandom();

        String secret = WebhookSecret.random(random).value();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(WebhookSecret.random(random).value()).isNotEqualTo(secret);
    }

    @Test
    void isNotOneThatCanBeGuessed() {
        assertThatThrownBy(() -> new WebhookSecret.Shared("")).hasMessageContaining("16 to 1,024 characters");
        assertThatThrownBy(() -> new WebhookSecret.Shared("fifteen letters"))
                .hasMessageContaining("16 to 1,024 characters");
    }

    @Test
    void namesATenantThatIsNoPath() {
        assertThatThrownBy(() -> new WebhookSecret.Identity("../x", "a", "b")).hasMessageContaining("directory");
        assertThatThrownBy(() -> new WebhookSecret.Identity("", " ", "b")).hasMessageContaining("must be given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"secret\": \"short\"}", "7"})
    void refusesWhatItDidNotWrite(String stored) {
        assertThatThrownBy(() -> WebhookSecret.decode(stored.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }
}
