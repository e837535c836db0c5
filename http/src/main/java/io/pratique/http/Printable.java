package io.pratique.http;

/// Makes somebody else's text safe for a terminal.
public final class Printable {
    private static final int LONGEST = 80;

    private Printable() {}

    /// At most 80 characters, without control and formatting characters.
    public static String of(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return text.length() > LONGEST ? out.append('…').toString() : out.toString();
    }
}
