package io.pratique.server.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Compares what a repository has with what was known of it.
///
/// @param known the digest of each tag that was known
/// @param found the digest of each tag that the repository has
/// @param unknown tags that the repository has, but whose digest it did not tell: nothing is concluded of them
record TagDifference(Map<String, String> known, Map<String, String> found, Set<String> unknown) {
    TagDifference {
        known = Map.copyOf(known);
        found = Map.copyOf(found);
        unknown = Set.copyOf(unknown);
    }

    /// The digests that tags led to before and do not now: these may be deleted, or only without that tag.
    Set<String> left() {
        Set<String> left = new HashSet<>();
        known.forEach((tag, digest) -> {
            if (!unknown.contains(tag) && !digest.equals(found.get(tag))) {
                left.add(digest);
            }
        });
        return left;
    }

    /// Those of [#left] that nothing leads to any more but tags that are not watched: they leave the views as if
    /// they
    /// were deleted.
    ///
    /// @param watched of the names of tags
    Set<String> excluded(Predicate<String> watched) {
        Set<String> out = left();
        known.forEach((tag, digest) -> {
            if (watched.test(tag)) {
                out.remove(digest);
            }
        });
        out.removeAll(found.values());
        return out;
    }

    /// The changes, by tag.
    ///
    /// @param deleted those of [#left] that the repository does not have any more
    List<Change> changes(Set<String> deleted) {
        List<Change> out = new ArrayList<>();
        for (String tag : known.keySet().stream().sorted().toList()) {
            String before = known.getOrDefault(tag, "");
            String now = found.get(tag);
            if (now == null && !unknown.contains(tag)) {
                out.add(new Change.Gone(tag, before, deleted.contains(before)));
            } else if (now != null && !now.equals(before)) {
                out.add(new Change.Moved(tag, before, now, deleted.contains(before)));
            }
        }
        found.entrySet().stream()
                .filter(tag -> !known.containsKey(tag.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(tag -> out.add(new Change.Appeared(tag.getKey(), tag.getValue())));
        return out;
    }
}
