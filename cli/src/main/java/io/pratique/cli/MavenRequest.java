package io.pratique.cli;

import io.pratique.advisory.store.Snapshot;
import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.MavenScheme;
import io.pratique.match.version.VersionScheme;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.language.java.pom.PomAnalyzer;
import io.pratique.sbom.language.java.repository.FolderRepository;
import io.pratique.sbom.language.java.repository.MavenRepository;
import io.pratique.sbom.language.java.repository.RemoteRepository;
import io.pratique.sbom.language.java.repository.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Where to look for the parents, bills of materials and dependencies of a pom.xml that are not in the target.
/// Without a word of
/// the user nowhere: so a scan has the same result on every machine, and makes no connection.
///
/// @param central whether Maven Central may be asked
record MavenRequest(List<Path> folders, boolean central) {
    private static final VersionScheme VERSIONS = new MavenScheme();
    private static final String FOLDERS = "--maven-repository";
    private static final String CENTRAL = "--maven-central";

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.values(
                FOLDERS,
                Options.FOLDER,
                List.of(),
                "A repository to find what a pom.xml needs in, as ~/.m2/repository; may be repeated."));
        spec.addOption(Options.flag(
                CENTRAL,
                "Fetch descriptions that a pom.xml needs and that lie nowhere else from Maven Central, or its mirror at $"
                        + RepositoryUrl.VARIABLE + "."));
    }

    /// @throws PratiqueException when a folder is none
    static MavenRequest of(ParseResult parsed) {
        List<Path> folders =
                Options.texts(parsed, FOLDERS).stream().map(Options::path).toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new PratiqueException(ErrorKind.USAGE, FOLDERS + ": there is no folder " + folder);
            }
        }
        return new MavenRequest(folders, Options.has(parsed, CENTRAL));
    }

    interface Work<T> {
        T run(List<Analyzer> analyzers) throws IOException;
    }

    /// Runs a scan with analyzers that look there.
    <T> T with(Surroundings around, Work<T> work) throws IOException {
        List<MavenRepository> repositories = new ArrayList<>();
        folders.forEach(folder -> repositories.add(new FolderRepository(folder)));
        if (!central) {
            return work.run(Analyzers.with(new PomAnalyzer(repositories, MavenRequest::compare)));
        }
        try (RemoteRepository remote = remote(around.environment())) {
            repositories.add(remote);
            return work.run(Analyzers.with(new PomAnalyzer(repositories, MavenRequest::compare)));
        }
    }

    private static int compare(String a, String b) {
        try {
            return VERSIONS.compare(a, b);
        } catch (InvalidVersionException invisible) {
            return a.compareTo(b);
        }
    }

    private static RemoteRepository remote(Map<String, String> environment) {
        @Nullable Path cache = Snapshot.cacheFolder(environment);
        try {
            return RemoteRepository.open(RepositoryUrl.of(environment), environment, cache);
        } catch (IllegalArgumentException variable) {
            throw new PratiqueException(ErrorKind.USAGE, String.valueOf(variable.getMessage()), variable);
        }
    }
}
