package io.pratique.cli;

/// Text from outside, made fit for one line of a terminal or log.
final class Lines {
    private static final int LONGEST = 2000;

    private Lines() {}

    /// Control and formatting characters become blanks, and so do line ends; what is very long is cut.
    static String single(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char next = text.charAt(i);
            out.append(harmless(next) ? next : ' ');
        }
        return text.length() > LONGEST ? out.append('…').toString() : out.toString();
    }

    private static boolean harmless(char next) {
        return switch (Character.getType(next)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
