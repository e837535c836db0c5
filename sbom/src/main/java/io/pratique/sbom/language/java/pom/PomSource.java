package io.pratique.sbom.language.java.pom;

import java.io.IOException;
import java.util.Optional;

/// Where the projects are found that a pom.xml refers to.
interface PomSource {
    /// The project at a path relative to another.
    Optional<Pom> beside(Pom pom, String relativePath) throws IOException;

    /// The project of these [complete][PomCoordinates#complete] coordinates.
    Optional<Pom> find(PomCoordinates coordinates) throws IOException;

    /// What a bill of materials that was found manages, made once for all who import it.
    ManagedLevel level(Pom bill, Making making) throws IOException;

    @FunctionalInterface
    interface Making {
        ManagedLevel make() throws IOException;
    }
}
