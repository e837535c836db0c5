package io.pratique.image.source.archive;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.util.Collection;
import java.util.stream.Collectors;

/// The ways in which an archive is refused.
final class Refusals {
    private static final int SHOWN = 20;

    private Refusals() {}

    static PratiqueException invalid(String message) {
        return new PratiqueException(ErrorKind.INVALID_INPUT, message);
    }

    static PratiqueException notFound(String message) {
        return new PratiqueException(ErrorKind.NOT_FOUND, message);
    }

    /// The first of some names from an archive, safe to print.
    static String list(Collection<String> names) {
        String shown = names.stream().limit(SHOWN).map(Refusals::printable).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + ", …" : shown;
    }

    /// At most 120 characters, without control characters.
    static String printable(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), 120); i++) {
            char c = text.charAt(i);
            out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return text.length() > 120 ? out.append('…').toString() : out.toString();
    }
}
