package io.pratique.match.version;

/// A stretch of one of Conan's versions: items separated by dots, in which zeros at the end do not count.
record ConanItems(String text, int from, int to) {
    static ConanItems of(String text, int from, int to) {
        int end = to;
        while (end > from) {
            int start = Math.max(text.lastIndexOf('.', end - 1) + 1, from);
            if (start == end || !Text.isZero(text, start, end)) {
                return new ConanItems(text, from, end);
            }
            end = Math.max(start - 1, from);
        }
        return new ConanItems(text, from, from);
    }

    int compare(ConanItems other) {
        int atA = from;
        int atB = other.from;
        while (atA < to && atB < other.to) {
            int endA = end(text, atA, to);
            int endB = end(other.text, atB, other.to);
            int order = compareItem(text, atA, endA, other.text, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA + 1;
            atB = endB + 1;
        }
        return Boolean.compare(atA < to, atB < other.to);
    }

    private static int end(String text, int from, int to) {
        int dot = text.indexOf('.', from);
        return dot < 0 || dot > to ? to : dot;
    }

    /// Numbers come before words; `1w` comes after `1` and before `2`.
    private static int compareItem(String a, int fromA, int toA, String b, int fromB, int toB) {
        int digitsA = Text.digits(a, fromA, toA);
        int digitsB = Text.digits(b, fromB, toB);
        if ((digitsA == fromA) != (digitsB == fromB)) {
            return digitsA == fromA ? 1 : -1;
        }
        int order = Text.compareNumbers(a, fromA, digitsA, b, fromB, digitsB);
        return order != 0 ? order : Text.compare(a, digitsA, toA, b, digitsB, toB);
    }
}
