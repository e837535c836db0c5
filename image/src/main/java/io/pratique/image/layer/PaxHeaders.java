package io.pratique.image.layer;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The extensions that stand before an entry: pax records (POSIX.1-2017, pax, "pax Extended Header") and GNU long
/// names.
final class PaxHeaders {
    private final int limit;
    private final Map<String, String> global = new HashMap<>();
    private final Map<String, String> local = new HashMap<>();
    private final SparseMap.Builder sparse = new SparseMap.Builder();
    private @Nullable String longName;
    private @Nullable String longLink;
    private long used;

    PaxHeaders(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /// Forgets what was said about the last entry.
    void reset() {
        local.clear();
        sparse.reset();
        longName = null;
        longLink = null;
        used = 0;
    }

    void records(byte[] body) throws IOException {
        parse(body, local);
    }

    void globalRecords(byte[] body) throws IOException {
        parse(body, global);
        if (global.size() > 10_000) {
            throw new LimitException("too many global tar headers");
        }
    }

    void longName(byte[] body) throws IOException {
        count(body);
        longName = zeroTerminated(body);
    }

    void longLink(byte[] body) throws IOException {
        count(body);
        longLink = zeroTerminated(body);
    }

    private void count(byte[] body) throws LimitException {
        used += body.length;
        if (used > limit) {
            throw new LimitException("tar headers larger than --max-header-size allows (" + limit + " bytes)");
        }
    }

    private static String zeroTerminated(byte[] body) {
        int end = 0;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        return TarHeader.text(body, 0, end);
    }

    /// Records are `LENGTH KEYWORD=VALUE\n`, the length counting itself.
    private void parse(byte[] body, Map<String, String> into) throws IOException {
        count(body);
        int at = 0;
        while (at < body.length && body[at] != 0) {
            int space = at;
            int length = 0;
            while (space < body.length && body[space] >= '0' && body[space] <= '9' && length < 100_000_000) {
                length = length * 10 + body[space++] - '0';
            }
            if (space == at || space >= body.length || body[space] != ' ' || length > body.length - at) {
                throw malformed();
            }
            int end = at + length - 1;
            int equals = space + 1;
            while (equals < end && body[equals] != '=') {
                equals++;
            }
            if (end <= space || equals >= end || body[end] != '\n') {
                throw malformed();
            }
            put(
                    into,
                    TarHeader.text(body, space + 1, equals - space - 1),
                    TarHeader.text(body, equals + 1, end - equals - 1));
            at += length;
        }
    }

    private void put(Map<String, String> into, String keyword, String value) throws IOException {
        if (keyword.startsWith("GNU.sparse.")) {
            sparse.record(keyword.substring("GNU.sparse.".length()), value);
        }
        switch (keyword) {
            case "path", "linkpath", "size", "GNU.sparse.name" -> {
                // an empty value takes back a global record
                if (value.isEmpty()) {
                    into.remove(keyword);
                } else {
                    into.put(keyword, value);
                }
            }
            default -> {
                // times, owners and attributes do not matter to a scan
            }
        }
    }

    TarHeader applyTo(TarHeader header) throws IOException {
        String path = value("path", longName == null ? header.path() : longName);
        String name = value("GNU.sparse.name", path);
        String link = value("linkpath", longLink == null ? header.link() : longLink);
        if (path.indexOf('\0') >= 0 || name.indexOf('\0') >= 0 || link.indexOf('\0') >= 0) {
            throw malformed();
        }
        boolean bodiless = header.type() >= '1' && header.type() <= '6';
        String size = bodiless ? null : local.getOrDefault("size", global.get("size"));
        char type = header.type() == '0' && name.endsWith("/") && header.size() == 0 ? '5' : header.type();
        return new TarHeader(
                name,
                type,
                size == null ? header.size() : decimal(size),
                header.mode(),
                link,
                header.type() == '0' ? sparse.build() : null);
    }

    private String value(String keyword, String otherwise) {
        @Nullable String value = local.get(keyword);
        if (value == null) {
            value = global.get(keyword);
        }
        return value == null ? otherwise : value;
    }

    /// A plain number of at most 18 digits.
    static long decimal(String text) throws IOException {
        if (text.isEmpty() || text.length() > 18) {
            throw malformed();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw malformed();
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static IOException malformed() {
        return new IOException("a malformed pax header");
    }
}
