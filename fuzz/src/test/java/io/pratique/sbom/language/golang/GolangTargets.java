package io.pratique.sbom.language.golang;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.util.List;

/// The text that Go's linker leaves in programs.
public final class GolangTargets {
    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "golang-functions",
                    () -> Inputs.texts(
                            "\0runtime.main\0net/http.(*Server).Serve.func1\0gopkg.in/yaml%2ev2.Pair[...].Swap\0main.run-fm\0"),
                    input -> {
                        var names = new FunctionNames();
                        int middle = input.length / 2;
                        names.add(input, 0, middle);
                        names.add(input, middle, input.length);
                        return names.finish(GoModules.of("path\ta/b\n"));
                    }),
            new FuzzTarget(
                    "golang-modules",
                    () -> Inputs.texts(
                            "path\ta/b\nmod\ta\tv1.0.0\th1:x=\ndep\tc\tv2\n=>\td\tv3\th1:y=\nbuild\t-ldflags=\"-X main.version=1.2 -s\"\nbuild\tvcs.time=x\n"),
                    input -> GoModules.of(Inputs.text(input)).list().stream()
                            .map(module -> module + " " + module.valid() + module.checkedVersion())
                            .toList()));

    private GolangTargets() {}
}
