package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.finding.ThreatFact.Predicted;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private final Predictions predictions = new Predictions();

    @Test
    void areWrittenInTheOrderOfUnsignedNumbers() {
        predictions.add(-1, new Predicted(0.1, 0.2));
        predictions.add(7, new Predicted(0.3, 0.4));
        assertThat(rows()).containsExactly(7, 300_000, 400_000, -1, 100_000, 200_000);
    }

    @Test
    void theFirstOfTheHighestCounts() {
        predictions.add(7, new Predicted(0.3, 0.4));
        predictions.add(8, new Predicted(0.1, 0.1));
        predictions.add(7, new Predicted(0.5, 0.6));
        predictions.add(7, new Predicted(0.5, 0.7));
        predictions.add(7, new Predicted(0.2, 0.9));
        assertThat(rows()).containsExactly(7, 500_000, 600_000, 8, 100_000, 100_000);
    }

    @Test
    void anyNumberOfThemFits() {
        for (int i = 5_000; i > 0; i--) {
            predictions.add(i, new Predicted(1, 1));
        }
        assertThat(rows()).hasSize(15_000).startsWith(1, 1_000_000).endsWith(5_000, 1_000_000, 1_000_000);
    }

    private int[] rows() {
        Output out = new Output();
        predictions.write(out);
        ByteBuffer bytes = out.buffer();
        int[] rows = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(rows);
        return rows;
    }
}
