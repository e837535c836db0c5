package io.pratique.sbom.language.java.pom;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/// All artifacts that a project uses, the direct ones first, with their scopes.
///
/// @param unversioned how many direct dependencies have no version that is known
record DependencyGraph(Collection<GraphNode> nodes, int unversioned) {

    /// Gives every artifact the widest of the scopes by which it is needed (Maven, "Dependency Scope"). Scopes only
    /// ever widen, so circles come to an end.
    void settle() {
        Deque<GraphNode> changed = new ArrayDeque<>();
        nodes.stream().filter(GraphNode::direct).forEach(changed::add);
        while (!changed.isEmpty()) {
            GraphNode node = changed.remove();
            for (GraphNode.Edge edge : node.needs()) {
                MavenScope scope = edge.fixed() ? edge.scope() : node.scope().derive(edge.scope());
                if (edge.to().widen(scope, node.optional() || edge.optional())) {
                    changed.add(edge.to());
                }
            }
        }
    }
}
