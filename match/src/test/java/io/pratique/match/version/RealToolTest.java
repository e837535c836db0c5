package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Generated versions, judged by the tool that is installed here.
class RealToolTest {
    private static final int COUNT = 200;

    @Test
    void agreesWithDpkg() throws Exception {
        var generator = new VersionsGenerator(11);
        List<String> versions = generator.versions(
                2 * COUNT, ".", "1", "0", "02", "10", ".1", "a", "B", "~", "~rc1", "+", "-1", "-0ubuntu2", "dfsg");
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < 2 * COUNT; at += 2) {
            String a = versions.get(at);
            String b = versions.get(at + 1);
            String order = order(a, b);
            if (!run("dpkg", "--compare-versions", a, order, b)) {
                wrong.add(a + " " + order + " " + b);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String order(String a, String b) throws InvalidVersionException {
        int sign = Integer.signum(new DebScheme().compare(a, b));
        return sign < 0 ? "lt" : sign > 0 ? "gt" : "eq";
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (java.io.IOException absent) {
            return Assumptions.abort("skipped: " + command[0] + " is not installed");
        }
    }
}
