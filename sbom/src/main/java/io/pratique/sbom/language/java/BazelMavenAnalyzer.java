package io.pratique.sbom.language.java;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the Maven artifacts that MODULE.bazel and WORKSPACE ask for through rules_jvm_external, whose
/// documentation names the functions.
public final class BazelMavenAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/java/bazel-maven";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("WORKSPACE").orEnding(".bazel");
    }

    /// Parts of MODULE.bazel that it includes are named `NAME.MODULE.bazel`.
    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return (path.endsWith("MODULE.bazel") || file.at("WORKSPACE") || file.at("WORKSPACE.bazel"))
                && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String source = new String(Documents.bytes(file), StandardCharsets.UTF_8);
        new StarlarkReader(source, new Statements(out)).read();
    }

    private static final class Statements implements StarlarkReader.Statement {
        private final Consumer<Discovery> out;
        private final Set<String> extensions = new HashSet<>(Set.of("maven"));

        Statements(Consumer<Discovery> out) {
            this.out = out;
        }

        @Override
        public void meet(@Nullable String variable, StarlarkValue value) {
            if (!(value instanceof StarlarkValue.Call call)) {
                return;
            }
            if (variable != null) {
                if (call.function().equals("use_extension")
                        && call.argument("extension_name", 1).asText().equals("maven")) {
                    extensions.add(variable);
                }
            } else if (call.function().equals("maven_install") || ofExtension(call, "install")) {
                if (call.argument("artifacts", Integer.MAX_VALUE) instanceof StarlarkValue.Sequence(var artifacts)) {
                    artifacts.forEach(this::tell);
                }
            } else if (ofExtension(call, "artifact")) {
                tell(call);
            }
        }

        private boolean ofExtension(StarlarkValue.Call call, String function) {
            int dot = call.function().indexOf('.');
            return dot > 0
                    && call.function().substring(dot + 1).equals(function)
                    && extensions.contains(call.function().substring(0, dot));
        }

        /// `"GROUP:ARTIFACT:VERSION"` or `maven.artifact(group, artifact, version)`; without a version a bill of
        /// materials has it.
        private void tell(StarlarkValue artifact) {
            String text = artifact instanceof StarlarkValue.Call call
                    ? call.argument("group", 0).asText()
                            + ':'
                            + call.argument("artifact", 1).asText()
                            + ':'
                            + call.argument("version", 2).asText()
                    : artifact.asText();
            Coordinates.parse(text).ifPresent(found -> out.accept(new Discovery.Installed(found.component())));
        }
    }
}
