package io.pratique.sbom.os;

import io.pratique.sbom.analyzer.Discovery;
import java.util.function.Consumer;

/// Tells of malformed records in one file, the first hundred of them: a file of nothing else must not drown the report.
public final class Complaints {
    private static final int MOST = 100;

    private final Consumer<Discovery> out;
    private int count;

    public Complaints(Consumer<Discovery> out) {
        this.out = out;
    }

    public void malformed(String message) {
        count++;
        if (count <= MOST) {
            out.accept(new Discovery.Malformed(message));
        } else if (count == MOST + 1) {
            out.accept(new Discovery.Malformed("more than " + MOST + " malformed records"));
        }
    }

    public boolean any() {
        return count > 0;
    }
}
