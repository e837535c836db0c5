package io.pratique.sbom.language.java.pom;

/// When a dependency is there, the widest first (Maven, "Dependency Scope").
enum MavenScope {
    COMPILE,
    RUNTIME,
    PROVIDED,
    TEST,
    SYSTEM;

    /// Anything that Maven does not know, or nothing, is `compile`.
    static MavenScope of(String text) {
        return switch (text) {
            case "runtime" -> RUNTIME;
            case "provided" -> PROVIDED;
            case "test" -> TEST;
            case "system" -> SYSTEM;
            default -> COMPILE;
        };
    }

    /// The scope of what something of this scope needs with another.
    MavenScope derive(MavenScope child) {
        if (child == SYSTEM || child == TEST) {
            return child;
        }
        return switch (this) {
            case COMPILE -> child;
            case RUNTIME, TEST -> this;
            case PROVIDED, SYSTEM -> PROVIDED;
        };
    }

    /// Whether it is seen by those who need the dependent.
    boolean passedOn() {
        return this != TEST && this != PROVIDED;
    }
}
