package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.util.Locale;

/// Reads numbers and sizes as options take them: `512m` is 512 MiB.
final class Sizes {
    private Sizes() {}

    /// A number of bytes: digits and one of the units k, m, g, t, which stand for powers of 1024.
    static long bytes(String option, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int shift = lower.isEmpty() ? 0 : shift(lower.charAt(lower.length() - 1));
        String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 1);
        return number(option, digits, Long.MAX_VALUE >> shift, "a size such as 512m or 2g") << shift;
    }

    private static int shift(char unit) {
        return switch (unit) {
            case 'k' -> 10;
            case 'm' -> 20;
            case 'g' -> 30;
            case 't' -> 40;
            default -> 0;
        };
    }

    /// A whole number from 1 to `most`.
    static int count(String option, String text, int most) {
        return (int) number(option, text, most, "a whole number");
    }

    static long number(String option, String digits, long most, String what) {
        boolean wellFormed = !digits.isEmpty()
                && digits.length() <= 19
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        try {
            long value = wellFormed ? Long.parseLong(digits) : 0;
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException tooLarge) {
            // told below
        }
        String limit = most == Integer.MAX_VALUE || most > 1L << 40 ? "" : " from 1 to " + most;
        throw new PratiqueException(ErrorKind.USAGE, option + " takes " + what + limit);
    }
}
