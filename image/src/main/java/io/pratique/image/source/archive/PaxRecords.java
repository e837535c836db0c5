package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads the records of a PAX extended header (pax(1)): `LENGTH KEY=VALUE\n` each.
final class PaxRecords {
    private PaxRecords() {}

    /// The records; of duplicates the last counts.
    static Map<String, String> parse(byte[] bytes) {
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            int space = at;
            int length = 0;
            while (space < bytes.length && space < at + 9 && bytes[space] >= '0' && bytes[space] <= '9') {
                length = length * 10 + bytes[space++] - '0';
            }
            int end = at + length;
            if (space == at
                    || space >= bytes.length
                    || bytes[space] != ' '
                    || end <= space + 1
                    || end > bytes.length
                    || bytes[end - 1] != '\n') {
                throw malformed();
            }
            put(records, new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8));
            at = end;
        }
        return records;
    }

    private static void put(Map<String, String> records, String record) {
        int equals = record.indexOf('=');
        if (equals <= 0) {
            throw malformed();
        }
        records.put(record.substring(0, equals), record.substring(equals + 1));
    }

    private static RuntimeException malformed() {
        return invalid("the archive is damaged: a PAX header is malformed");
    }
}
