package io.pratique.advisory.store;

/// CVE ids as unsigned 32-bit numbers: six bits of year from 1990 on, then 26 bits of the number within it.
final class CveNumber {
    /// What is no CVE, or one beyond these bounds.
    static final int NONE = 0;

    private static final int FIRST_YEAR = 1990;
    private static final int YEARS = 64;
    private static final int NUMBER_BITS = 26;
    private static final int PREFIX = "CVE-0000-".length();

    private CveNumber() {}

    static int of(String id) {
        if (!id.startsWith("CVE-") || id.length() <= PREFIX || id.charAt(PREFIX - 1) != '-') {
            return NONE;
        }
        int year = digits(id, 4, PREFIX - 1) - FIRST_YEAR;
        int number = digits(id, PREFIX, id.length());
        boolean fits = year >= 0 && year < YEARS && number >= 0 && number < 1 << NUMBER_BITS;
        return fits ? year << NUMBER_BITS | number : NONE;
    }

    /// The number written there, -1 where there is none or it is too long.
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9' || value >= 1 << NUMBER_BITS) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
