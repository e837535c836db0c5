package io.pratique.advisory.feed;

import io.pratique.model.finding.ThreatFact;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts the bytes of an EPSS table into lines and reads them.
final class EpssLines {
    private static final int LENGTH_LIMIT = 256;
    private static final int DIGITS = 15;

    private final Consumer<FeedItem> out;
    private final Consumer<String> problems;
    private final byte[] line = new byte[LENGTH_LIMIT];
    private int length;
    private int at;

    EpssLines(Consumer<FeedItem> out, Consumer<String> problems) {
        this.out = out;
        this.problems = problems;
    }

    void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            byte octet = bytes[i];
            if (octet == '\n') {
                end();
            } else if (octet != '\r' && length <= LENGTH_LIMIT) {
                if (length < LENGTH_LIMIT) {
                    line[length] = octet;
                }
                length++;
            }
        }
    }

    /// Takes the line as ended.
    void end() {
        boolean heading = length == 0 || line[0] == '#' || starts("cve,");
        if (!heading && !read()) {
            String text = new String(line, 0, Math.min(length, 40), StandardCharsets.ISO_8859_1);
            problems.accept(Problems.line(text, "not a CVE with two shares"));
        }
        length = 0;
    }

    private boolean read() {
        if (length > LENGTH_LIMIT || !starts("CVE-")) {
            return false;
        }
        int comma = 0;
        while (comma < length && line[comma] != ',') {
            comma++;
        }
        at = comma;
        double probability = share();
        double percentile = share();
        if (probability < 0 || percentile < 0) {
            return false;
        }
        String id = new String(line, 0, comma, StandardCharsets.ISO_8859_1);
        out.accept(new FeedItem.Told(id, new ThreatFact.Predicted(probability, percentile)));
        return true;
    }

    /// A decimal from 0 to 1 after a comma, -1 where there is none.
    private double share() {
        if (at >= length || line[at++] != ',') {
            return -1;
        }
        long digits = 0;
        long scale = 0;
        int count = 0;
        for (; at < length && line[at] != ','; at++) {
            int digit = line[at] - '0';
            if (line[at] == '.' && scale == 0) {
                scale = 1;
            } else if (digit < 0 || digit > 9 || ++count > DIGITS) {
                return plain();
            } else {
                digits = digits * 10 + digit;
                scale *= 10;
            }
        }
        double value = (double) digits / Math.max(1, scale);
        return count == 0 || value > 1 ? -1 : value;
    }

    /// As small ones are sometimes written: `4.3e-05`.
    private double plain() {
        int from = at;
        while (from > 0 && line[from - 1] != ',') {
            from--;
        }
        while (at < length && line[at] != ',') {
            at++;
        }
        try {
            double value = Double.parseDouble(new String(line, from, at - from, StandardCharsets.ISO_8859_1));
            return value >= 0 && value <= 1 ? value : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private boolean starts(String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
