package io.pratique.cli;

import io.pratique.match.Assessment;
import io.pratique.match.environment.Environment;
import io.pratique.match.environment.EnvironmentSection;
import io.pratique.match.exception.ExceptionFile;
import io.pratique.match.exception.ExceptionFiles;
import io.pratique.match.exception.PratiqueIgnoreFile;
import io.pratique.match.exception.Reading;
import io.pratique.match.policy.Review;
import io.pratique.match.vex.VexDocuments;
import io.pratique.match.vex.VexKey;
import io.pratique.match.vex.VexRepository;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Component;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which exceptions count.
///
/// Files are looked for in the current folder alone, never in what is scanned: an image must not excuse itself.
///
/// @param files exception files that were named; where there are none, those of the current folder count
/// @param vex VEX documents, folders of them, or VEX repositories
/// @param attached whether unsigned statements that are attached to the image count
/// @param keys files of public keys by which attached statements count
/// @param none whether no exception file counts
/// @param show whether to name what they hide
record ExceptionRequest(
        List<Path> files, List<Path> vex, boolean attached, List<Path> keys, boolean none, boolean show) {
    /// Files of exceptions and of keys are refused long before.
    private static final int LENGTH_LIMIT = 64 << 20;

    /// What stands for a file with `--vex`.
    private static final String ATTACHED = "attached";

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.values(
                "--exceptions",
                Options.FILE,
                List.of(),
                "Read exceptions from this file, not from those of the current folder: .pratique.yaml, .trivyignore,"
                        + " .trivyignore.yaml, .grype.yaml, osv-scanner.toml; may be repeated."));
        spec.addOption(Options.flag("--no-exceptions", "Read no exception files."));
        spec.addOption(Options.values(
                "--vex",
                Options.FILE,
                List.of(),
                "A VEX document (OpenVEX, CSAF, CycloneDX), a folder of them or a VEX repository; or the word 'attached': all"
                        + " that is attached to the image, though whoever may push to the repository may attach it; may be"
                        + " repeated."));
        spec.addOption(
                Options.values(
                        "--vex-key",
                        Options.FILE,
                        List.of(),
                        "A public key in PEM: VEX attached to the image counts where this key has signed it; may be repeated."));
    }

    static ExceptionRequest of(ParseResult parsed) {
        List<Path> files = Options.texts(parsed, "--exceptions").stream()
                .map(Options::path)
                .toList();
        boolean none = Options.has(parsed, "--no-exceptions");
        if (none && !files.isEmpty()) {
            throw new PratiqueException(ErrorKind.USAGE, "--exceptions and --no-exceptions contradict each other");
        }
        List<String> vex = Options.texts(parsed, "--vex");
        return new ExceptionRequest(
                files,
                vex.stream()
                        .filter(word -> !word.equals(ATTACHED))
                        .map(Options::path)
                        .toList(),
                vex.contains(ATTACHED),
                Options.texts(parsed, "--vex-key").stream().map(Options::path).toList(),
                none,
                Options.has(parsed, "--show-suppressed"));
    }

    /// What reads the statements attached to an image.
    ///
    /// @throws IOException when a key cannot be read
    AttachedStatements attachedStatements() throws IOException {
        List<VexKey> read = new ArrayList<>();
        for (Path file : keys) {
            read.add(named(file, () -> VexKey.read(file.toString(), bytes(file))));
        }
        return new AttachedStatements(read, attached);
    }

    private List<Path> wanted() throws IOException {
        return none ? List.of() : files.isEmpty() ? found() : files;
    }

    /// What the files say of the environment.
    ///
    /// @throws IOException when one that was named cannot be read
    Environment environment() throws IOException {
        Environment all = Environment.NONE;
        for (Path file : wanted()) {
            if (kind(file) instanceof PratiqueIgnoreFile) {
                all = all.and(named(file, () -> EnvironmentSection.read(file.toString(), bytes(file))));
            }
        }
        return all;
    }

    /// Reads the files.
    ///
    /// @param gathered statements attached to the image
    /// @param problems of other sections than the exceptions
    /// @throws IOException when one that was named cannot be read
    Review review(Assessment assessment, List<Reading> gathered, List<ScanProblem> problems, Surroundings around)
            throws IOException {
        List<Reading> written = new ArrayList<>(List.of(new Reading(List.of(), problems)));
        for (Path file : wanted()) {
            ExceptionFile kind = kind(file);
            written.add(named(file, () -> kind.read(file.toString(), bytes(file))));
        }
        List<Reading> published = new ArrayList<>(gathered);
        for (Path place : vex) {
            published.addAll(vex(place, assessment));
        }
        return new Review(Reading.joined(written), Reading.joined(published), around.today());
    }

    private interface Work<T> {
        T read() throws IOException;
    }

    /// Says of which file a failure speaks.
    private static <T> T named(Path file, Work<T> work) throws IOException {
        try {
            return work.read();
        } catch (IOException problem) {
            throw new IOException(file + ": " + ScanProblem.describe(problem), problem);
        }
    }

    private static List<Path> found() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(""))) {
            return here.filter(file ->
                            ExceptionFiles.of(file.getFileName().toString()).isPresent())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (AccessDeniedException | NoSuchFileException notReadable) {
            // A folder that cannot be listed has no exceptions for anybody.
            return List.of();
        }
    }

    private static ExceptionFile kind(Path file) {
        String name = file.getFileName().toString();
        return ExceptionFiles.of(name)
                .orElseThrow(() -> new PratiqueException(
                        ErrorKind.USAGE,
                        "no exception file is named " + name + "; VEX documents are given with --vex"));
    }

    private static List<Reading> vex(Path place, Assessment assessment) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(named(place, () -> VexDocuments.read(place.toString(), place)));
        }
        if (VexRepository.isOne(place)) {
            return List.of(VexRepository.open(place)
                    .statements(assessment.scan().sbom().components().stream()
                            .map(Component::purl)
                            .toList()));
        }
        return VexDocuments.folder(place);
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LENGTH_LIMIT + 1);
        }
    }
}
