package io.pratique.sbom.language.golang;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.NeedsContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells the modules and the standard library that programs built by Go consist of.
public final class GoProgram {
    private GoProgram() {}

    /// Looks for the list of modules in a program that streams by, to its end where there is none.
    ///
    /// @return whether it was built by Go
    /// @throws NeedsContentException when the program is of before Go 1.18 and has to be seen whole
    public static boolean tell(InputStream in, Consumer<Discovery> out) throws IOException {
        var search = new BuildInformationSearch(in);
        return tell(search.run(), search.functions(), out);
    }

    /// Looks for the list of modules in the whole of a program of before Go 1.18.
    public static boolean tell(ByteBuffer content, Consumer<Discovery> out) throws IOException {
        return tell(PointedBuildInformation.find(content), FunctionSearch.in(content), out);
    }

    private static boolean tell(
            Optional<BuildInformation> found, Optional<FunctionNames> functions, Consumer<Discovery> out) {
        if (found.isEmpty()) {
            return false;
        }
        GoModules modules = GoModules.of(found.get().modules());
        tell(found.get(), modules, out);
        functions.flatMap(names -> names.finish(modules)).ifPresent(code -> out.accept(new Discovery.Holds(code)));
        return true;
    }

    private static void tell(BuildInformation found, GoModules modules, Consumer<Discovery> out) {
        String release = standardLibrary(found.goVersion());
        out.accept(new Discovery.Installed(new GoModule("stdlib", release).component()));
        for (GoModule module : modules.list()) {
            out.accept(
                    module.valid()
                            ? new Discovery.Installed(module.component())
                            : new Discovery.Malformed("Go build information with a nameless module"));
        }
    }

    /// `go1.22.1 X:boringcrypto` and `devel go1.23-1e3b2a Tue Mar 5` name the release in the part that starts with
    /// `go`.
    static String standardLibrary(String goVersion) {
        for (int start = 0; start < goVersion.length(); ) {
            int space = goVersion.indexOf(' ', start);
            int end = space < 0 ? goVersion.length() : space;
            if (goVersion.startsWith("go", start) && end > start + 2) {
                return new GoModule("stdlib", goVersion.substring(start + 2, end)).checkedVersion();
            }
            start = end + 1;
        }
        return "";
    }
}
