package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.NameSet;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read in programs that the Go of this machine builds.
class RealGoFunctionsTest {
    private static final Map<String, String> SOURCES = Map.of(
            "go.mod",
            """
            module example.com/tool

            go 1.18

            require example.com/lib.v2 v1.0.1

            replace example.com/lib.v2 => ./lib
            """,
            "lib/go.mod",
            "module example.com/lib.v2\n\ngo 1.18\n",
            "lib/lib.go",
            """
            package lib

            import "os"

            type Decoder struct{ N int }

            func (d *Decoder) Decode() int { return d.N * len(os.Args) }

            func (d *Decoder) Unused() int { return d.N - len(os.Args) }

            type Pair[T any] struct{ A, B T }

            //go:noinline
            func (p Pair[T]) Swap() Pair[T] { return Pair[T]{p.B, p.A} }

            func Inlined(n int) int { return n*3 + len(os.Args) }

            func Unused() int { return len(os.Args) }
            """,
            "lib/other/other.go",
            "package other\n\nfunc F() {}\n",
            "cmd/tool/main.go",
            """
            package main

            import (
                "os"

                "example.com/lib.v2"
            )

            //go:noinline
            func run(d *lib.Decoder) int { return d.Decode() + lib.Inlined(d.N) }

            func main() {
                p := lib.Pair[string]{A: "a", B: os.Args[0]}.Swap()
                println(run(&lib.Decoder{N: len(p.A)}))
            }
            """);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "-s -w"})
    void knowsWhatIsInTheProgram(String linkerFlags) throws Exception {
        Path program = build(linkerFlags, Map.of());

        NameSet.Index index = index(program);

        assertThat(List.of(
                        "example.com/lib.v2#",
                        "example.com/lib.v2#Decoder.Decode",
                        "example.com/lib.v2#Pair.Swap",
                        "example.com/lib.v2#Inlined",
                        "example.com/tool/cmd/tool#run",
                        "runtime#mallocgc"))
                .allMatch(index::mayContain);
        assertThat(List.of(
                        "example.com/lib.v2#Decoder.Unused",
                        "example.com/lib.v2#Unused",
                        "example.com/lib.v2/other#",
                        "net/http#"))
                .noneMatch(index::mayContain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows amd64", "darwin arm64", "linux s390x"})
    void readsProgramsOfOtherSystems(String system) throws Exception {
        assumeTrue(System.getenv("PRATIQUE_GO_SYSTEMS") != null, "set PRATIQUE_GO_SYSTEMS; Go compiles its library");
        String[] parts = system.split(" ");
        Path program = build("", Map.of("GOOS", parts[0], "GOARCH", parts[1]));

        assertThat(index(program).mayContain("example.com/lib.v2#Decoder.Decode"))
                .isTrue();
        assertThat(index(program).mayContain("example.com/lib.v2#Unused")).isFalse();
    }

    @Test
    void readsTheSameFromAWholeFile() throws Exception {
        Path program = build("-s -w", Map.of());
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(program));
        GoModules modules = GoModules.of("path\texample.com/tool/cmd/tool\n");

        assertThat(FunctionSearch.in(content).flatMap(names -> names.finish(modules)))
                .isEqualTo(Optional.of(functions(program)));
    }

    private Path build(String linkerFlags, Map<String, String> environment) throws Exception {
        for (var source : SOURCES.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        var command = new ProcessBuilder("go", "build", "-ldflags", linkerFlags, "-o", "tool", "./cmd/tool")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOWORK", "off"));
        command.environment().put("GOTOOLCHAIN", "local");
        command.environment().putAll(environment);
        Process go;
        try {
            go = command.start();
        } catch (IOException none) {
            assumeTrue(false, "no go here");
            throw none;
        }
        String said = new String(go.getInputStream().readAllBytes(), UTF_8);
        assumeTrue(go.waitFor() == 0, () -> "go cannot build here: " + said);
        return folder.resolve("tool");
    }

    private static NameSet.Index index(Path program) throws IOException {
        return functions(program).names().index();
    }

    private static Code.Functions functions(Path program) throws IOException {
        List<Discovery> told = new ArrayList<>();
        try (InputStream in = Files.newInputStream(program)) {
            assertThat(GoProgram.tell(in, told::add)).isTrue();
        }
        return told.stream()
                .filter(Discovery.Holds.class::isInstance)
                .map(found -> (Code.Functions) ((Discovery.Holds) found).code())
                .findFirst()
                .orElseThrow();
    }
}
