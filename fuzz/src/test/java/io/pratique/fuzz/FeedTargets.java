package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.advisory.feed.GolangFeed;
import io.pratique.testing.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A target for each feed; its fixtures are the seeds, and the input stands in for every file of them.
final class FeedTargets {
    static final List<FuzzTarget> ALL = Stream.concat(
                    Feeds.ALL.stream().map(FeedTargets::target),
                    Stream.of(new FuzzTarget(
                            "feed-zip",
                            FeedTargets::zip,
                            input -> read(new GolangFeed(), Inputs.written("feed-zip", "all.zip", input)))))
            .toList();

    private FeedTargets() {}

    private static FuzzTarget target(Feed feed) {
        String name = "feed-" + feed.id();
        String fixtures = "advisory/src/test/fixtures/" + feed.id() + "/input";
        return new FuzzTarget(name, () -> Inputs.contents(Inputs.files(fixtures)), input -> {
            Path folder = Project.root().resolve(fixtures);
            List<Path> files = Inputs.files(fixtures);
            for (Path file : files) {
                Inputs.written(name, folder.relativize(file).toString(), input);
            }
            return read(feed, data(name, folder, files));
        });
    }

    /// A fixture that is one file is what the feed is given, any other is a folder.
    private static Path data(String name, Path folder, List<Path> files) {
        boolean single = files.size() == 1 && files.getFirst().getParent().equals(folder);
        return single ? Inputs.scratch(name).resolve(files.getFirst().getFileName()) : Inputs.scratch(name);
    }

    private static Object read(Feed feed, Path data) throws IOException {
        List<Object> said = new ArrayList<>();
        feed.read(data, said::add, problem -> {
            assertThat(problem).doesNotContain("\n");
            said.add(problem);
        });
        return said;
    }

    private static List<byte[]> zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Path file : Inputs.files("advisory/src/test/fixtures/golang/input")) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return List.of(bytes.toByteArray());
    }
}
