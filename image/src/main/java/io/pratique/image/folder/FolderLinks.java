package io.pratique.image.folder;

import io.pratique.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

/// Follows links below a folder as if it were the root of the file system: also an absolute link stays inside.
public final class FolderLinks {
    private static final int MAXIMUM_LINKS = 40;
    private static final Path HERE = Path.of(".");
    private static final Path UP = Path.of("..");

    private FolderLinks() {}

    /// The regular file that a path below `root` leads to; empty where it leads nowhere, in a circle, to a file
    /// system that is left out, or to something else.
    public static Optional<LocalFile> resolve(Path root, String path, Mounts mounts, Limits limits) {
        try {
            Optional<Path> end = follow(root, Path.of(path), mounts);
            return end.isEmpty() ? Optional.empty() : regular(root, end.get(), limits);
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether a path below `root` leads to a folder, under the same rules.
    public static boolean leadsToFolder(Path root, String path, Mounts mounts) {
        try {
            return follow(root, Path.of(path), mounts)
                    .filter(end -> Files.isDirectory(end, LinkOption.NOFOLLOW_LINKS))
                    .isPresent();
        } catch (IOException | InvalidPathException unreadable) {
            return false;
        }
    }

    private static Optional<Path> follow(Path root, Path path, Mounts mounts) throws IOException {
        var parts = new ArrayDeque<Path>();
        push(parts, path);
        Path at = root;
        int links = 0;
        while (!parts.isEmpty()) {
            Path part = parts.pop();
            if (part.equals(UP)) {
                at = at.equals(root) ? root : Objects.requireNonNullElse(at.getParent(), root);
                continue;
            }
            Path next = at.resolve(part);
            if (mounts.excluded(next)) {
                return Optional.empty();
            }
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MAXIMUM_LINKS) {
                return Optional.empty();
            }
            Path target = Files.readSymbolicLink(next);
            at = target.isAbsolute() ? root : at;
            push(parts, target);
        }
        return Optional.of(at);
    }

    private static Optional<LocalFile> regular(Path root, Path at, Limits limits) throws IOException {
        var attributes = Files.readAttributes(at, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        String place = root.relativize(at).toString();
        return Optional.of(new LocalFile(at, FolderWalker.entry(place, attributes), limits));
    }

    private static void push(ArrayDeque<Path> parts, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            if (!path.getName(i).equals(HERE)) {
                parts.push(path.getName(i));
            }
        }
    }
}
