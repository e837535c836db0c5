package io.pratique.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsWhatItWrites() {
        for (boolean sampled : new boolean[] {true, false}) {
            var context = new TraceContext(TRACE, SPAN, sampled);
            assertThat(TraceContext.parse(context.header())).contains(context);
        }
    }

    @Test
    void takesALaterVersionThatSaysMore() {
        assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-01-more"))
                .contains(new TraceContext(TRACE, SPAN, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0x",
            })
    void refusesWhatIsNone(String text) {
        assertThat(TraceContext.parse(text)).isEmpty();
    }
}
