package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Snapshot;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/// Which advisory database a command uses: the one named, else the one that `db update` or `db build` made, else
/// the
/// snapshot that ships with the program.
final class Databases {
    private static final String NAME = "advisories.db";

    private Databases() {}

    static OptionSpec option() {
        return Options.value(
                "--db",
                Options.FILE,
                "The advisory database. Without it: $PRATIQUE_DB, else what 'db update' or 'db build' made last, else the snapshot that ships with the program.");
    }

    static AdvisoryDatabase open(@Nullable Path named, Surroundings around) {
        Path file = file(named, around);
        return file == null ? Snapshot.open(around.environment()) : AdvisoryDatabase.open(file);
    }

    /// The file to open; null for the shipped snapshot.
    static @Nullable Path file(@Nullable Path named, Surroundings around) {
        if (named != null) {
            return named;
        }
        String variable = around.variable("PRATIQUE_DB");
        if (!variable.isEmpty()) {
            return Options.path(variable);
        }
        Path folder = folder(around);
        Path built = folder == null ? null : folder.resolve(NAME);
        return built != null && Files.exists(built) ? built : null;
    }

    /// Where `db update` and `db build` put their database unless told otherwise.
    static Path output(Surroundings around) {
        Path folder = folder(around);
        if (folder == null) {
            throw new PratiqueException(ErrorKind.USAGE, "there is no home folder; say with --output where to write");
        }
        return folder.resolve(NAME);
    }

    /// Where the user's data are kept, by the XDG Base Directory Specification; null where there is no home.
    static @Nullable Path folder(Surroundings around) {
        String data = around.variable("XDG_DATA_HOME");
        String home = around.variable("HOME");
        if (data.isEmpty() && home.isEmpty()) {
            return null;
        }
        Path all = data.isEmpty() ? Options.path(home).resolve(".local/share") : Options.path(data);
        return all.resolve("pratique");
    }
}
