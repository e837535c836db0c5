package io.pratique.match.version;

import java.util.Set;

/// Tags of GitHub's repositories, by which workflows name actions: semantic versions.
///
/// A tag with fewer than three numbers, as `v4`, is moved to each release that it covers
/// (docs.github.com/actions, "Using tags for release management"), so it is newer than all of them. Without the
/// letter, as advisories write them, `4` is 4.0.0.
public final class GithubScheme implements VersionScheme {
    private static final int NUMBERS = 3;

    @Override
    public String id() {
        return "github";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("github");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        SemanticParts left = SemanticParts.read(id(), a);
        SemanticParts right = SemanticParts.read(id(), b);
        boolean movesLeft = moves(left);
        boolean movesRight = moves(right);
        if (!movesLeft && !movesRight) {
            return left.compareRelease(right);
        }
        int common = Math.min(movesLeft ? numbers(left) : NUMBERS, movesRight ? numbers(right) : NUMBERS);
        int order = Semantic.compareNumbers(a, left.from(), end(left, common), b, right.from(), end(right, common));
        if (order != 0 || movesLeft != movesRight) {
            return order != 0 ? order : Boolean.compare(movesLeft, movesRight);
        }
        return Integer.compare(numbers(right), numbers(left));
    }

    private static boolean moves(SemanticParts version) {
        return version.text().startsWith("v") && version.last() == version.numbers() && numbers(version) < NUMBERS;
    }

    private static int numbers(SemanticParts version) {
        int count = 1;
        for (int at = version.from(); at < version.numbers(); at++) {
            count += version.text().charAt(at) == '.' ? 1 : 0;
        }
        return count;
    }

    /// Where the first `count` numbers end.
    private static int end(SemanticParts version, int count) {
        int at = Text.digits(version.text(), version.from(), version.numbers());
        for (int passed = 1; passed < count && at < version.numbers(); passed++) {
            at = Text.digits(version.text(), at + 1, version.numbers());
        }
        return at;
    }
}
