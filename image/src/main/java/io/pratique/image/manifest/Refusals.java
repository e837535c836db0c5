package io.pratique.image.manifest;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;

/// The ways in which a document is refused, with the document's own text made safe to print.
final class Refusals {
    private Refusals() {}

    static PratiqueException invalid(String message) {
        return new PratiqueException(ErrorKind.INVALID_INPUT, message);
    }

    static PratiqueException unsupported(String message) {
        return new PratiqueException(ErrorKind.UNSUPPORTED, message);
    }

    /// At most 80 characters, without control characters.
    static String printable(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 80); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return text.length() > 80 ? out.append('…').toString() : out.toString();
    }
}
