package io.pratique.sbom.format.document;

import io.pratique.sbom.license.LicenseExpression;
import java.util.List;
import java.util.StringTokenizer;

/// Tells licences as the SPDX licence list names them, and expressions of them, from any other words.
public final class Licenses {
    private static final int LONGEST = 2_000;

    private Licenses() {}

    /// Those that say something, each once.
    public static List<String> named(List<String> licenses) {
        return licenses.stream().filter(name -> !name.isBlank()).distinct().toList();
    }

    /// Whether it is the short identifier of a licence or an exception on the SPDX licence list.
    public static boolean isId(String text) {
        return LicenseExpression.isListed(text);
    }

    /// Whether it is an expression (SPDX specification, annex "SPDX license expressions") whose licences are all
    /// on the list.
    public static boolean isExpression(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        var words = new StringTokenizer(text, " ()", true);
        int depth = 0;
        boolean operand = true;
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            switch (word) {
                case " " -> {}
                case "(" -> {
                    if (!operand) {
                        return false;
                    }
                    depth++;
                }
                case ")" -> {
                    if (operand || --depth < 0) {
                        return false;
                    }
                }
                case "AND", "OR", "WITH" -> {
                    if (operand) {
                        return false;
                    }
                    operand = true;
                }
                default -> {
                    if (!operand || !isId(word.endsWith("+") ? word.substring(0, word.length() - 1) : word)) {
                        return false;
                    }
                    operand = false;
                }
            }
        }
        return depth == 0 && !operand;
    }
}
