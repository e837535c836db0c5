package io.pratique.image.folder;

import io.pratique.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

/// Follows links below a folder as if it were the root of the file system: also an absolute link stays inside.
public final class FolderLinks {
    private static final int MAXIMUM_LINKS = 40;

    private FolderLinks() {}

    /// The regular file that a path below `root` leads to; empty where it leads nowhere, in a circle, or to something else.
    public static Optional<LocalFile> resolve(Path root, String path, Limits limits) {
        try {
            return follow(root, path, limits);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<LocalFile> follow(Path root, String path, Limits limits) throws IOException {
        var parts = new ArrayDeque<String>();
        push(parts, path);
        Path at = root;
        int links = 0;
        while (!parts.isEmpty()) {
            String part = parts.pop();
            if (part.equals("..")) {
                at = at.equals(root) ? root : Objects.requireNonNullElse(at.getParent(), root);
                continue;
            }
            Path next = at.resolve(part);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MAXIMUM_LINKS) {
                return Optional.empty();
            }
            String target = Files.readSymbolicLink(next).toString();
            at = target.startsWith("/") ? root : at;
            push(parts, target);
        }
        var attributes = Files.readAttributes(at, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        String place = root.relativize(at).toString();
        return Optional.of(new LocalFile(at, FolderWalker.entry(place, attributes), limits));
    }

    private static void push(ArrayDeque<String> parts, String path) {
        String[] split = path.split("/", -1);
        for (int i = split.length - 1; i >= 0; i--) {
            if (!split[i].isEmpty() && !split[i].equals(".")) {
                parts.push(split[i]);
            }
        }
    }
}
