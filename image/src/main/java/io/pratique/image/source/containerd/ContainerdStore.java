package io.pratique.image.source.containerd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where containerd keeps its files, and which namespaces to look in.
record ContainerdStore(Path root, List<String> namespaces) {
    static final String VARIABLE = "PRATIQUE_CONTAINERD_ROOT";

    /// containerd's own default, then that of k3s.
    private static final List<String> ROOTS = List.of("/var/lib/containerd", "/var/lib/rancher/k3s/agent/containerd");

    /// `default` is ctr's and nerdctl's, `k8s.io` Kubernetes', `moby` Docker's.
    private static final List<String> NAMESPACES = List.of("default", "k8s.io", "moby");

    /// The first place with a database; null where there is none.
    static @Nullable ContainerdStore locate(Map<String, String> environment) {
        String root = environment.getOrDefault(VARIABLE, "");
        String namespace = environment.getOrDefault("CONTAINERD_NAMESPACE", "");
        List<String> namespaces = namespace.isEmpty() ? NAMESPACES : List.of(namespace);
        for (String folder : root.isEmpty() ? ROOTS : List.of(root)) {
            var store = new ContainerdStore(Path.of(folder), namespaces);
            if (Files.exists(store.database())) {
                return store;
            }
        }
        return null;
    }

    Path database() {
        return root.resolve("io.containerd.metadata.v1.bolt").resolve("meta.db");
    }
}
