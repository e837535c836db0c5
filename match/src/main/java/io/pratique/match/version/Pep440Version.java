package io.pratique.match.version;

/// One version read by the grammar of PEP 440, appendix B: `[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]` and its
/// other spellings.
final class Pep440Version {
    private static final String[] STAGES = {"alpha", "a", "beta", "b", "preview", "pre", "c", "rc"};
    private static final int[] STAGE_ORDER = {0, 0, 1, 1, 2, 2, 2, 2};
    private static final String[] POST = {"post", "rev", "r"};
    private static final String[] DEVELOPMENT = {"dev"};
    private static final int BEFORE_STAGES = -1;
    private static final int AFTER_STAGES = 3;
    private static final int ABSENT = -1;

    private final String text;
    private int at;
    private int epoch;
    private int epochEnd;
    private int release;
    private int releaseEnd;
    private int stage = AFTER_STAGES;
    private int stageNumber;
    private int stageEnd;
    private int post = ABSENT;
    private int postEnd;
    private int development = ABSENT;
    private int developmentEnd;
    private int local = ABSENT;
    private final boolean valid;

    Pep440Version(String text) {
        this.text = text;
        this.valid = release() && rest();
    }

    boolean isValid() {
        return valid;
    }

    int compareTo(Pep440Version other) {
        int order = numbers(epoch, epochEnd, other, other.epoch, other.epochEnd);
        if (order == 0) {
            order = Semantic.compareNumbers(text, release, releaseEnd, other.text, other.release, other.releaseEnd);
        }
        if (order == 0) {
            order = Integer.compare(stage, other.stage);
        }
        if (order == 0) {
            order = numbers(stageNumber, stageEnd, other, other.stageNumber, other.stageEnd);
        }
        if (order == 0) {
            order = optional(post, postEnd, other, other.post, other.postEnd);
        }
        if (order == 0) {
            order = developments(other);
        }
        return order == 0 ? locals(other) : order;
    }

    private boolean release() {
        if (at < text.length() && Text.lower(text.charAt(at)) == 'v') {
            at++;
        }
        int end = Text.digits(text, at, text.length());
        if (end > at && end < text.length() && text.charAt(end) == '!') {
            epoch = at;
            epochEnd = end;
            at = end + 1;
        }
        release = at;
        at = Text.digits(text, at, text.length());
        while (at > release && Text.isDigit(text, at + 1, text.length()) && text.charAt(at) == '.') {
            at = Text.digits(text, at + 1, text.length());
        }
        releaseEnd = at;
        return releaseEnd > release;
    }

    private boolean rest() {
        int word = word(STAGES);
        if (word >= 0) {
            stage = STAGE_ORDER[word];
            stageNumber = at;
            stageEnd = at = Text.digits(text, at, text.length());
        }
        if (at < text.length() && text.charAt(at) == '-' && Text.isDigit(text, at + 1, text.length())) {
            post = at + 1;
            postEnd = at = Text.digits(text, at + 1, text.length());
        } else if (word(POST) >= 0) {
            post = at;
            postEnd = at = Text.digits(text, at, text.length());
        }
        if (word(DEVELOPMENT) >= 0) {
            development = at;
            developmentEnd = at = Text.digits(text, at, text.length());
        }
        if (word < 0 && post == ABSENT && development != ABSENT) {
            stage = BEFORE_STAGES;
        }
        return at == text.length() || text.charAt(at) == '+' && local();
    }

    /// Steps over a word with a separator before and after it; -1 where none of them is there.
    private int word(String[] words) {
        int from = isSeparator(at) ? at + 1 : at;
        for (int which = 0; which < words.length; which++) {
            if (text.regionMatches(true, from, words[which], 0, words[which].length())) {
                at = from + words[which].length();
                at += isSeparator(at) ? 1 : 0;
                return which;
            }
        }
        return -1;
    }

    private boolean isSeparator(int where) {
        return where < text.length() && ".-_".indexOf(text.charAt(where)) >= 0;
    }

    private boolean local() {
        local = ++at;
        int from = at;
        for (; at < text.length(); at++) {
            if (isSeparator(at)) {
                if (at == from) {
                    return false;
                }
                from = at + 1;
            } else if (!Text.isDigit(text.charAt(at)) && !Text.isLetter(text.charAt(at))) {
                return false;
            }
        }
        return at > from;
    }

    private int numbers(int from, int to, Pep440Version other, int otherFrom, int otherTo) {
        return Text.compareNumbers(text, from, to, other.text, otherFrom, otherTo);
    }

    /// Absent is before all.
    private int optional(int from, int to, Pep440Version other, int otherFrom, int otherTo) {
        return from == ABSENT || otherFrom == ABSENT
                ? Boolean.compare(from != ABSENT, otherFrom != ABSENT)
                : numbers(from, to, other, otherFrom, otherTo);
    }

    /// Absent is after all.
    private int developments(Pep440Version other) {
        return development == ABSENT || other.development == ABSENT
                ? Boolean.compare(development == ABSENT, other.development == ABSENT)
                : numbers(development, developmentEnd, other, other.development, other.developmentEnd);
    }

    private int locals(Pep440Version other) {
        if (local == ABSENT || other.local == ABSENT) {
            return Boolean.compare(local != ABSENT, other.local != ABSENT);
        }
        int here = local;
        int there = other.local;
        while (here < text.length() && there < other.text.length()) {
            int end = segment(here);
            int otherEnd = other.segment(there);
            int order = segments(here, end, other, there, otherEnd);
            if (order != 0) {
                return order;
            }
            here = end + 1;
            there = otherEnd + 1;
        }
        return Boolean.compare(here < text.length(), there < other.text.length());
    }

    private int segment(int from) {
        int end = from;
        while (end < text.length() && !isSeparator(end)) {
            end++;
        }
        return end;
    }

    private int segments(int from, int to, Pep440Version other, int otherFrom, int otherTo) {
        boolean number = Text.digits(text, from, to) == to;
        boolean otherNumber = Text.digits(other.text, otherFrom, otherTo) == otherTo;
        if (number != otherNumber) {
            return number ? 1 : -1;
        }
        return number
                ? numbers(from, to, other, otherFrom, otherTo)
                : Text.compareIgnoringCase(text, from, to, other.text, otherFrom, otherTo);
    }
}
