package io.pratique.model.finding;

import java.util.List;

/// How much a finding asks to be fixed before others: the product of its parts, in points.
///
/// @param points 0 to 100, one decimal
/// @param parts what it is made of, never empty but for [#NONE]
public record Risk(double points, List<Part> parts) {
    /// The name of the part that says what an attack would do.
    public static final String IMPACT = "impact";

    public static final Risk NONE = new Risk(0, List.of());

    public Risk {
        parts = List.copyOf(parts);
    }

    /// The product of the parts.
    public static Risk of(List<Part> parts) {
        double product = 100;
        for (Part part : parts) {
            product *= part.factor();
        }
        return new Risk(Math.round(product * 10) / 10.0, parts);
    }

    /// One factor.
    ///
    /// @param name `impact`, `likelihood`, `reach`, `fix`
    /// @param factor 0 to 1
    /// @param why what it was made from, for people
    /// @param assumed whether nothing is known, and the factor stands for that
    public record Part(String name, double factor, String why, boolean assumed) {}
}
