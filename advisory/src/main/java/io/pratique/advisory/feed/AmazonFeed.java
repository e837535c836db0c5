package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Ecosystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The updates that the repositories of Amazon Linux list: `Amazon Linux:1`, `:2`, `:2022` and `:2023`.
///
/// A repository lies under a name that changes with its contents and that its mirror list tells
/// (`https://cdn.amazonlinux.com/2/core/latest/x86_64/mirror.list`).
public final class AmazonFeed implements Feed {
    private static final String HOST = "https://cdn.amazonlinux.com/";
    private static final String LIST = "/x86_64/mirror.list";
    private static final String LATEST = "/mirrors/latest" + LIST;

    @Override
    public String id() {
        return "amazon";
    }

    @Override
    public String description() {
        return "Amazon Linux security advisories (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Amazon Linux");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/cdn.amazonlinux.com"));
    }

    /// The updates of one processor's packages are those of all. The extras of Amazon Linux 2 are a catalogue of
    /// topics; it grows no more.
    @Override
    public List<Download> downloads() {
        List<Download> out = new ArrayList<>();
        out.add(Download.Repository.mirrored(HOST + "al2023/core" + LATEST, false));
        out.add(Download.Repository.mirrored(HOST + "2/core/latest" + LIST, false));
        for (String name : AmazonTopics.REPOSITORIES) {
            out.add(Download.Repository.mirrored(HOST + "al2023/" + name + LATEST, true));
        }
        for (String topic : AmazonTopics.EXTRAS) {
            out.add(Download.Repository.mirrored(HOST + "2/extras/" + topic + "/latest" + LIST, true));
        }
        return out;
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path file : UpdateAdvisories.lists(data)) {
            try {
                UpdateInfo.read(file, update -> {
                    Ecosystem ecosystem = ecosystem(update.collection());
                    // The repositories of the processors list the same updates.
                    if (ecosystem == null) {
                        problems.accept(Problems.line(update.id(), "of no known release"));
                    } else if (seen.add(ecosystem.release() + update.id())) {
                        out.accept(new FeedItem.Entry(advisory(update, ecosystem)));
                    }
                });
            } catch (IOException problem) {
                problems.accept(Problems.line(file.getFileName().toString(), problem));
            }
        }
    }

    private Advisory advisory(UpdateInfo.Update update, Ecosystem ecosystem) {
        String path = ecosystem.release().equals("1") ? "" : "AL" + ecosystem.release() + "/";
        String url = "https://alas.aws.amazon.com/" + path + update.id() + ".html";
        return UpdateAdvisories.advisory(update, id(), ecosystem, line(update.collection()), url);
    }

    /// `amazon-linux-ami`, `amazon-linux-2`, `amazon-linux-2---kernel-5.15`, `amazon-linux-2023`.
    private static @Nullable Ecosystem ecosystem(String collection) {
        if (!collection.startsWith("amazon-linux-")) {
            return null;
        }
        int topic = collection.indexOf("---");
        String release = collection.substring("amazon-linux-".length(), topic < 0 ? collection.length() : topic);
        return switch (release) {
            case "ami" -> new Ecosystem("Amazon Linux", "1");
            case "2", "2022", "2023" -> new Ecosystem("Amazon Linux", release);
            default -> null;
        };
    }

    /// The line of versions that a topic of the extras holds beside the older one of the core repository: `5.15` of
    /// `amazon-linux-2---kernel-5.15`, `7.4` of `amazon-linux-2---php7.4`. Its updates say nothing of older lines.
    private static @Nullable String line(String collection) {
        int topic = collection.indexOf("---");
        if (topic < 0 || collection.contains("livepatch")) {
            return null;
        }
        int from = collection.length();
        while (from > topic + 3 && isVersion(collection.charAt(from - 1))) {
            from--;
        }
        String line = collection.substring(from);
        return line.isEmpty() || !Character.isDigit(line.charAt(0)) ? null : line;
    }

    private static boolean isVersion(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }
}
