package io.pratique.sbom.language.java.pom;

import java.util.ArrayList;
import java.util.List;

/// An artifact that a project uses, directly or not.
final class GraphNode {
    /// What one artifact needs.
    ///
    /// @param scope as it is declared, or as the dependency management sets it
    /// @param fixed whether the scope holds whatever the scope of the dependent is
    record Edge(GraphNode to, MavenScope scope, boolean optional, boolean fixed) {}

    private final PomCoordinates coordinates;
    private final boolean assumed;
    private final List<Edge> needs = new ArrayList<>(2);
    private boolean direct;
    private boolean reached;
    private MavenScope scope = MavenScope.SYSTEM;
    private boolean optional = true;
    private String unknown = "";

    /// @param assumed whether the version is only the lowest that is allowed
    GraphNode(PomCoordinates coordinates, boolean assumed) {
        this.coordinates = coordinates;
        this.assumed = assumed;
    }

    PomCoordinates coordinates() {
        return coordinates;
    }

    boolean assumed() {
        return assumed;
    }

    List<Edge> needs() {
        return needs;
    }

    boolean direct() {
        return direct;
    }

    MavenScope scope() {
        return scope;
    }

    /// Whether nothing needs it but what is optional itself.
    boolean optional() {
        return optional;
    }

    /// Why it may need more than is known; empty where it is known.
    String unknown() {
        return unknown;
    }

    void unknown(String reason) {
        unknown = unknown.isEmpty() ? reason : unknown;
    }

    /// Makes it a direct dependency, whose scope is the declared one whoever else needs it.
    void declare(MavenScope declared, boolean declaredOptional) {
        direct = true;
        reached = true;
        scope = declared;
        optional = declaredOptional;
    }

    /// Takes the wider of two scopes.
    ///
    /// @return whether it changed
    boolean widen(MavenScope other, boolean otherOptional) {
        if (direct) {
            return false;
        }
        MavenScope wider = other.compareTo(scope) < 0 ? other : scope;
        boolean changed = !reached || wider != scope || optional && !otherOptional;
        reached = true;
        scope = wider;
        optional &= otherOptional;
        return changed;
    }
}
