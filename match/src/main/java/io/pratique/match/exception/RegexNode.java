package io.pratique.match.exception;

import java.util.List;

/// A part of a regular expression.
sealed interface RegexNode {
    /// One character of a set: pairs of first and last ones.
    record One(List<Range> ranges, boolean negated) implements RegexNode {
        public One {
            ranges = List.copyOf(ranges);
        }

        boolean contains(char c) {
            for (Range range : ranges) {
                if (c >= range.first && c <= range.last) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    record Range(char first, char last) {}

    record Sequence(List<RegexNode> parts) implements RegexNode {}

    record Either(List<RegexNode> parts) implements RegexNode {}

    /// @param most -1 where there is no end
    record Repeated(RegexNode part, int least, int most) implements RegexNode {}

    /// The beginning of the text.
    record Begin() implements RegexNode {}

    /// The end of the text.
    record End() implements RegexNode {}
}
