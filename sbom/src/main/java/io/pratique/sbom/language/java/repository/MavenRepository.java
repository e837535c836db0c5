package io.pratique.sbom.language.java.repository;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A place where artifacts lie by their coordinates (Maven, "Repository Layout: Maven 2"). Used by several threads
/// at once.
public interface MavenRepository {
    /// Larger descriptions are refused, in bytes; the largest in use have two million.
    int MOST_BYTES = 2 << 20;

    /// What people know it by.
    String name();

    /// A file of at most [#MOST_BYTES]; empty where the repository does not have it.
    ///
    /// @param path relative, as `org/example/app/1.0/app-1.0.pom`, without parts that lead upwards
    Optional<byte[]> find(String path) throws IOException;

    /// The versions that it has or lists of an artifact; none where it cannot tell.
    ///
    /// @param folder relative, as `org/example/app`, without parts that lead upwards
    default Collection<String> versions(String folder) throws IOException {
        return List.of();
    }
}
