package io.pratique.match.version;

/// A version that is read twice over: first the numbers before its first word, then numbers and words.
///
/// @param <P> the kind of version
interface Pieces<P extends Pieces<P>> {
    /// Steps to the next number before the first word; false past the last, which counts as one that is absent.
    boolean nextNumber();

    int compareNumber(P other);

    /// Whether the last step led to the end.
    boolean atEnd();

    /// Steps to the next number or word.
    void next();

    int compare(P other);

    /// Compares piece by piece, as long as one of the two has more.
    static <P extends Pieces<P>> int compare(P left, P right) {
        while (left.nextNumber() | right.nextNumber()) {
            int order = left.compareNumber(right);
            if (order != 0) {
                return order;
            }
        }
        while (!left.atEnd() || !right.atEnd()) {
            left.next();
            right.next();
            int order = left.compare(right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
