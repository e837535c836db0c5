package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import tools.jackson.core.JsonParser;

/// What a lock file of npm lists.
///
/// Version 1 has `dependencies`, version 3 has `packages`; version 2 has both, for old and new readers, and
/// `packages` say more.
final class PackageLock {
    private final LockedPaths paths = new LockedPaths();
    private final LockedTree tree = new LockedTree();

    /// Takes a member of the document.
    void take(String member, JsonParser value) throws IOException {
        if (member.equals("packages")) {
            JsonMembers.of(value, paths::take);
        } else if (member.equals("dependencies") && paths.isEmpty()) {
            JsonMembers.of(value, tree::take);
        }
    }

    LockGraph graph() throws LimitException {
        return paths.isEmpty() ? tree.graph() : paths.graph();
    }
}
