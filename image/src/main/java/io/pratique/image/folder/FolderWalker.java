package io.pratique.image.folder;

import io.pratique.image.FileEntry;
import io.pratique.image.Limits;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks the regular files below a folder. Devices and pipes are never opened, links to folders never followed, and
/// file systems that are no part of the machine itself ([Mounts]) not entered.
public final class FolderWalker {
    private final Path root;
    private final Mounts mounts;
    private final SkipPatterns skip;
    private final Limits limits;
    private final Visitor visitor;
    private final ArrayDeque<Folder> folders = new ArrayDeque<>();

    /// @param prefix what the paths of its files begin with
    private record Folder(Path path, String prefix) {}

    /// Told what is met.
    public interface Visitor {
        /// A regular file.
        void file(LocalFile file);

        /// A symbolic link, by its path from the root.
        void link(String path);

        /// A place that could not be looked into.
        void unreadable(String path, String reason);
    }

    public FolderWalker(Path root, Mounts mounts, SkipPatterns skip, Limits limits, Visitor visitor) {
        this.root = root;
        this.mounts = mounts;
        this.skip = skip;
        this.limits = limits;
        this.visitor = visitor;
    }

    /// Walks everything; never fails.
    public void walk() {
        folders.push(new Folder(root, ""));
        while (!folders.isEmpty()) {
            list(folders.pop());
        }
    }

    private void list(Folder folder) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path)) {
            for (Path child : children) {
                visit(child, folder.prefix + child.getFileName());
            }
        } catch (DirectoryIteratorException problem) {
            visitor.unreadable(relative(folder.path), reason(problem.getCause()));
        } catch (IOException problem) {
            visitor.unreadable(relative(folder.path), reason(problem));
        }
    }

    private void visit(Path child, String path) {
        if (!skip.isEmpty() && skip.matches(root.relativize(child))) {
            return;
        }
        try {
            var attributes = Files.readAttributes(child, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                if (!mounts.excluded(child)) {
                    folders.push(new Folder(child, path + "/"));
                }
            } else if (attributes.isSymbolicLink()) {
                visitor.link(path);
            } else if (attributes.isRegularFile()) {
                visitor.file(new LocalFile(child, entry(path, attributes), limits));
            }
        } catch (IOException problem) {
            visitor.unreadable(path, reason(problem));
        }
    }

    static FileEntry entry(String path, PosixFileAttributes attributes) {
        Set<PosixFilePermission> permissions = attributes.permissions();
        boolean executable = permissions.contains(PosixFilePermission.OWNER_EXECUTE)
                || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
                || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
        return new FileEntry(path, attributes.size(), executable ? 0755 : 0644);
    }

    private String relative(Path path) {
        return root.relativize(path).toString();
    }

    /// What went wrong, without repeating the path.
    static String reason(@Nullable IOException problem) {
        return switch (problem) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case java.nio.file.NoSuchFileException gone -> "vanished while it was read";
            case java.nio.file.FileSystemException other when other.getReason() != null -> other.getReason();
            case null -> "cannot be read";
            default -> problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        };
    }
}
