package io.pratique.sbom.language.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockGraphTest {
    private final LockGraph graph = new LockGraph();

    @Test
    void takesTheMostNeededPath() throws LimitException {
        LockedPackage project = graph.addProject();
        LockedPackage both = add("both");
        LockedPackage tool = add("tool");
        LockedPackage extra = add("extra");
        LockedPackage toolExtra = add("tool-extra");
        LockedPackage alone = add("alone");
        project.needs(tool, Scope.DEVELOPMENT);
        tool.needs(both, Scope.RUNTIME);
        tool.needs(toolExtra, Scope.OPTIONAL);
        project.needs(both, Scope.RUNTIME);
        both.needs(extra, Scope.OPTIONAL);
        extra.needs(both, Scope.RUNTIME);

        graph.spreadScopes();

        assertThat(both.scope).isEqualTo(Scope.RUNTIME);
        assertThat(extra.scope).isEqualTo(Scope.OPTIONAL);
        assertThat(tool.scope).isEqualTo(Scope.DEVELOPMENT);
        assertThat(toolExtra.scope).isEqualTo(Scope.DEVELOPMENT);
        assertThat(alone.scope).isNull();
    }

    @Test
    void tellsOfEveryPackageAndNeedOnce() throws LimitException {
        LockedPackage project = graph.addProject();
        LockedPackage first = add("a");
        LockedPackage second = add("a");
        first.scope = Scope.DEVELOPMENT;
        second.scope = Scope.OPTIONAL;
        project.needs(first, Scope.RUNTIME);
        project.needs(second, Scope.RUNTIME);
        first.needs(second, Scope.RUNTIME);

        List<Discovery> told = new ArrayList<>();
        graph.tell(told::add);

        assertThat(told)
                .containsExactly(
                        new Discovery.Installed(NpmNames.component("a", "1.0.0").withScope(Scope.OPTIONAL)),
                        new Discovery.Requires(null, first.component.purl()));
    }

    private LockedPackage add(String name) throws LimitException {
        return graph.add(NpmNames.component(name, "1.0.0"));
    }
}
