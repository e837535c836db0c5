package io.pratique.sbom.license;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The words of a text as hashes, without what the SPDX matching guidelines (SPDX specification, annex B) say does
/// not count: case, white space, punctuation, quotes and dashes, marks of comments and of list items, the spelling
/// of some words, and lines that say whose the copyright is or that all rights are reserved.
final class LicenseWords {
    private static final int SEED = 0x811c9dc5;
    private static final int PRIME = 0x01000193;
    private static final int COPYRIGHT = hash("copyright");
    private static final int ALL = hash("all");
    private static final int RIGHTS = hash("rights");
    private static final int RESERVED = hash("reserved");

    private final byte[] text;
    private final int length;
    private int[] words = new int[1024];
    private int count;

    private LicenseWords(byte[] text, int length) {
        this.text = text;
        this.length = length;
    }

    static int[] of(byte[] text, int length) {
        var words = new LicenseWords(text, length);
        int at = 0;
        while (at < length) {
            at = words.line(at);
        }
        return Arrays.copyOf(words.words, words.count);
    }

    /// The hash of one word in small letters.
    static int hash(String word) {
        int hash = SEED;
        for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * PRIME;
        }
        return hash;
    }

    /// Adds the words of a line and returns where the next one begins.
    private int line(int start) {
        int end = start;
        while (end < length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        int before = count;
        int at = afterItemMark(start, end);
        if (!isNotice(at, end)) {
            words(at, end);
        }
        if (count - before == 3
                && words[before] == ALL
                && words[before + 1] == RIGHTS
                && words[before + 2] == RESERVED) {
            count = before;
        }
        return end + 1;
    }

    private void words(int start, int end) {
        int hash = SEED;
        int at = start;
        while (at < end) {
            int gap = gap(at, end);
            if (gap > 0) {
                hash = add(hash);
                at += gap;
            } else {
                hash = (hash ^ lower(text[at])) * PRIME;
                at++;
            }
        }
        add(hash);
    }

    private int add(int hash) {
        if (hash != SEED) {
            words = count == words.length ? Arrays.copyOf(words, count * 2) : words;
            words[count++] = Spellings.common(hash);
        }
        return SEED;
    }

    /// `1.`, `(iv)` and `b)` at the start of a line do not count.
    private int afterItemMark(int start, int end) {
        int at = skipGaps(start, end);
        int mark = at;
        while (mark < end && mark - at < 4 && isMark(lower(text[mark]))) {
            mark++;
        }
        boolean single = mark - at == 1 || mark > at && lower(text[at]) != 'd' && lower(text[at]) != 'm';
        boolean closed = mark < end && (text[mark] == '.' || text[mark] == ')');
        return single && closed && at < mark ? skipGaps(mark, end) : at;
    }

    private static boolean isMark(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'e' || c == 'i' || c == 'v' || c == 'x';
    }

    /// Whether the rest of a line is `Copyright (c) …`, `Copyright 2001 …` or `Copyright <year> …`.
    private boolean isNotice(int start, int end) {
        int at = start;
        int hash = SEED;
        while (at < end && gap(at, end) == 0) {
            hash = (hash ^ lower(text[at])) * PRIME;
            at++;
        }
        if (hash != COPYRIGHT) {
            return false;
        }
        while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == ':')) {
            at++;
        }
        return at < end && (text[at] >= '0' && text[at] <= '9' || isOpening(text[at]) || isSign(at, end));
    }

    private static boolean isOpening(byte c) {
        return c == '<' || c == '[' || c == '{';
    }

    /// `(c)`, or `©` in UTF-8 or Latin 1.
    private boolean isSign(int at, int end) {
        return switch (text[at] & 0xff) {
            case 0xa9 -> true;
            case 0xc2 -> at + 1 < end && text[at + 1] == (byte) 0xa9;
            case '(' -> at + 2 < end && lower(text[at + 1]) == 'c' && text[at + 2] == ')';
            default -> false;
        };
    }

    private int skipGaps(int start, int end) {
        int at = start;
        for (int gap = gap(at, end); at < end && gap > 0; gap = gap(at, end)) {
            at += gap;
        }
        return at;
    }

    /// How many bytes here are not part of a word; of UTF-8, the signs of Latin 1, general punctuation and that of
    /// Chinese and Japanese are not.
    private int gap(int at, int end) {
        if (at >= end) {
            return 0;
        }
        int c = text[at] & 0xff;
        if (c < 0x80) {
            return isLetterOrDigit(lower(text[at])) ? 0 : 1;
        }
        int next = at + 1 < end ? text[at + 1] & 0xff : 0;
        return switch (c) {
            case 0xa9, 0xab, 0xbb -> at > 0 && text[at - 1] < 0 ? 0 : 1;
            case 0xc2 -> Math.min(2, end - at);
            case 0xe2, 0xe3 -> next == 0x80 ? Math.min(3, end - at) : 0;
            case 0xef -> next == 0xbb || next == 0xbc ? Math.min(3, end - at) : 0;
            default -> 0;
        };
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c & 0xff;
    }
}
