package io.pratique.sbom.format.spdx;

import io.pratique.sbom.format.document.ContentId;

/// Ids of letters, digits, dots and hyphens, the only characters that SPDX 2 allows: what can be read of a name,
/// and a hash that keeps like names apart.
final class Ids {
    private static final int LONGEST = 60;
    private static final int DIGITS = 12;

    private Ids() {}

    static String of(String prefix, String name, String unique) {
        var out = new StringBuilder(prefix).append('-');
        boolean gap = true;
        for (int i = 0; i < name.length() && i < LONGEST; i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
            if (plain || !gap) {
                out.append(plain ? c : '-');
            }
            gap = !plain;
        }
        if (out.charAt(out.length() - 1) != '-') {
            out.append('-');
        }
        return out.append(ContentId.hash(unique), 0, DIGITS).toString();
    }
}
