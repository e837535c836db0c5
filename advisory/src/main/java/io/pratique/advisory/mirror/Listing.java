package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.http.HttpException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of a host's documents with the time each was last changed, newest first. Times are compared with those
/// seen last, never with a clock: some lie in the future.
record Listing(Order order, Map<String, String> times) {
    static final long LIMIT = 256L << 20;
    private static final int ROWS = 2_000_000;
    private static final int SEGMENTS = 6;

    /// How a row is written.
    enum Order {
        /// `2026-08-21T10:00:00Z,GO-2026-1`: osv.dev's `modified_id.csv`.
        TIME_FIRST,
        /// `"2026/cve-2026-1.json","2026-08-21T10:00:00+00:00"`: CSAF's `changes.csv`.
        NAME_FIRST
    }

    Listing {
        times = Collections.unmodifiableMap(times);
    }

    static Listing empty(Order order) {
        return new Listing(order, Map.of());
    }

    /// The listing in a file, empty where there is none.
    static Listing read(Path file, Order order) throws IOException {
        return Files.exists(file) ? parse(Files.readAllBytes(file), order) : empty(order);
    }

    /// @throws HttpException when a row names no document, so that nothing of the listing counts
    static Listing parse(byte[] bytes, Order order) throws IOException {
        Map<String, String> times = new LinkedHashMap<>();
        var lines = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
        int row = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            row++;
            if (line.isBlank()) {
                continue;
            }
            int comma = line.indexOf(',');
            String first = comma < 0 ? "" : bare(line.substring(0, comma));
            String second = bare(line.substring(comma + 1));
            String name = order == Order.TIME_FIRST ? second : first;
            String time = order == Order.TIME_FIRST ? first : second;
            if (!isName(name) || !isTime(time) || row > ROWS) {
                throw Job.invalid("is a listing with a malformed row " + row + "; refused");
            }
            times.putIfAbsent(name, time);
        }
        return new Listing(order, times);
    }

    private static String bare(String field) {
        String text = field.strip();
        boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// Whether the text is a relative path that stays below its folder.
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 200) {
            return false;
        }
        int segments = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean starts = i == 0 || text.charAt(i - 1) == '/';
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            boolean inner = !starts && (c == '-' || c == '.' || c == ':' || c == '+');
            if (c == '/' && !starts) {
                segments++;
            } else if (!plain && !inner) {
                return false;
            }
        }
        return segments <= SEGMENTS && !text.endsWith("/");
    }

    private static boolean isTime(String text) {
        return text.length() >= 10
                && text.length() <= 40
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "TZ:.+- tz".indexOf(c) >= 0);
    }

    Set<String> names() {
        return times.keySet();
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    /// What is new here or bears another time than in the listing seen last.
    List<String> changedSince(Listing seen) {
        List<String> changed = new ArrayList<>();
        times.forEach((name, time) -> {
            if (!time.equals(seen.times.get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /// What the listing seen last has and this one has not.
    List<String> goneSince(Listing seen) {
        return seen.names().stream().filter(name -> !times.containsKey(name)).toList();
    }

    /// The same rows but for some names, which so count as changed the next time.
    byte[] without(Set<String> absent) {
        var out = new StringBuilder();
        times.forEach((name, time) -> {
            if (!absent.contains(name)) {
                boolean timeFirst = order == Order.TIME_FIRST;
                out.append(timeFirst ? time + "," + name : "\"" + name + "\",\"" + time + "\"")
                        .append('\n');
            }
        });
        return out.toString().getBytes(UTF_8);
    }
}
