package io.pratique.image.layer;

import io.pratique.image.layer.EntryLog.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file tree that a container would see: the layers applied one on the other (OCI image-spec, layer.md,
/// "Applying Changesets").
///
/// Links are followed as a container runtime does it, never out of the root. Contents are not held, only which
/// entry of which layer gives them.
public final class MergedTree {
    /// As many as Linux follows in one look-up (path_resolution(7)).
    private static final int MAXIMUM_LINKS = 40;

    private final Node root = new Node("", null, Kind.FOLDER, -1, -1, "");
    private final Map<Long, Node> marked = new HashMap<>();

    private String lastFolderPath = "";
    private Node lastFolder = root;

    /// Applies the next layer.
    ///
    /// @param layer its index
    /// @param interesting entries whose place will be asked for by [#place]
    public void apply(int layer, EntryLog log, BitSet interesting) {
        forgetLastFolder();
        for (int entry = 0; entry < log.count(); entry++) {
            // whiteouts speak of the layers below only, wherever they stand in their own layer
            if (log.kind(entry) == Kind.WHITEOUT) {
                remove(log.path(entry));
            } else if (log.kind(entry) == Kind.OPAQUE) {
                empty(log.path(entry));
            }
        }
        for (int entry = 0; entry < log.count(); entry++) {
            Kind kind = log.kind(entry);
            if (kind != Kind.WHITEOUT && kind != Kind.OPAQUE) {
                @Nullable Node node = put(layer, entry, kind, log);
                if (node != null && interesting.get(entry)) {
                    marked.put(key(layer, entry), node);
                }
            }
        }
    }

    private static long key(int layer, int entry) {
        return (long) layer << 32 | entry;
    }

    /// Where an interesting entry lies in the end: its path with all links followed; null where a layer above took
    /// it away or put another thing there.
    public @Nullable String place(int layer, int entry) {
        @Nullable Node node = marked.get(key(layer, entry));
        return node == null ? null : path(node);
    }

    private @Nullable String path(Node node) {
        var path = new StringBuilder();
        for (Node at = node; at.parent != null; at = at.parent) {
            if (at.parent.children == null || at.parent.children.get(at.name) != at) {
                return null;
            }
            path.insert(0, at.name).insert(0, at.parent == root ? "" : "/");
        }
        return path.toString();
    }

    /// The file that lies at a path when all links are followed; null where there is none.
    public @Nullable FileAt file(String path) {
        @Nullable Node node = walk(path, false);
        @Nullable String place = node == null || node.kind != Kind.FILE ? null : path(node);
        return node == null || place == null ? null : new FileAt(place, node.layer, node.entry);
    }

    /// A file and the entry that gives its contents.
    public record FileAt(String path, int layer, int entry) {}

    private @Nullable Node put(int layer, int entry, Kind kind, EntryLog log) {
        String path = log.path(entry);
        @Nullable Node folder = path.isEmpty() ? null : folder(Paths.parent(path));
        if (folder == null || folder.children == null) {
            return null;
        }
        String name = Paths.name(path);
        @Nullable Node existing = folder.children.get(name);
        if (kind == Kind.FOLDER && existing != null && existing.kind == Kind.FOLDER) {
            return existing;
        }
        @Nullable
        Node created = switch (kind) {
            case HARD_LINK -> hardLink(Paths.normal(log.link(entry)), folder, name);
            case SYMBOLIC_LINK -> new Node(name, folder, kind, layer, entry, log.link(entry));
            case FILE, FOLDER, OTHER, WHITEOUT, OPAQUE -> new Node(name, folder, kind, layer, entry, "");
        };
        if (created != null) {
            folder.children.put(name, created);
            if (kind != Kind.FILE || (existing != null && existing.kind != Kind.FILE)) {
                forgetLastFolder();
            }
        }
        return created;
    }

    /// A second name of an existing file; of a symbolic link it is that link, which is not followed (link(2)).
    private @Nullable Node hardLink(String target, Node folder, String name) {
        @Nullable Node parent = walk(Paths.parent(target), false);
        @Nullable
        Node source = parent == null || parent.children == null ? null : parent.children.get(Paths.name(target));
        return source == null || source.kind == Kind.FOLDER
                ? null
                : new Node(name, folder, source.kind, source.layer, source.entry, source.link);
    }

    private void remove(String path) {
        @Nullable Node folder = walk(Paths.parent(path), false);
        if (folder != null && folder.children != null) {
            folder.children.remove(Paths.name(path));
        }
    }

    private void empty(String path) {
        @Nullable Node folder = walk(path, false);
        if (folder != null && folder.children != null) {
            folder.children.clear();
        }
    }

    /// The folder at a path, made where it is missing: entries of one folder mostly follow each other.
    private @Nullable Node folder(String path) {
        if (!path.equals(lastFolderPath)) {
            @Nullable Node found = walk(path, true);
            if (found == null) {
                return null;
            }
            lastFolderPath = path;
            lastFolder = found;
        }
        return lastFolder;
    }

    private void forgetLastFolder() {
        lastFolderPath = "";
        lastFolder = root;
    }

    private @Nullable Node walk(String path, boolean make) {
        var parts = new ArrayDeque<String>();
        push(parts, path);
        Node at = root;
        int links = 0;
        while (!parts.isEmpty()) {
            String name = parts.pop();
            if (name.equals("..")) {
                at = at.parent == null ? root : at.parent;
                continue;
            }
            @Nullable Node next = at.children == null ? null : at.children.get(name);
            if (next != null && next.kind == Kind.SYMBOLIC_LINK) {
                if (++links > MAXIMUM_LINKS) {
                    return null;
                }
                at = next.link.startsWith("/") ? root : at;
                push(parts, next.link);
                continue;
            }
            if (make && at.children != null && (next == null || next.kind != Kind.FOLDER)) {
                next = new Node(name, at, Kind.FOLDER, -1, -1, "");
                at.children.put(name, next);
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /// Puts the parts of a path before those that are still to be walked.
    private static void push(ArrayDeque<String> parts, String path) {
        int to = path.length();
        while (to > 0) {
            int from = path.lastIndexOf('/', to - 1) + 1;
            String part = path.substring(from, to);
            if (!part.isEmpty() && !part.equals(".")) {
                parts.push(part);
            }
            to = from - 1;
        }
    }

    private static final class Node {
        private final String name;
        private final @Nullable Node parent;
        private final Kind kind;
        private final int layer;
        private final int entry;
        private final String link;
        private final @Nullable Map<String, Node> children;

        Node(String name, @Nullable Node parent, Kind kind, int layer, int entry, String link) {
            this.name = name;
            this.parent = parent;
            this.kind = kind;
            this.layer = layer;
            this.entry = entry;
            this.link = link;
            this.children = kind == Kind.FOLDER ? new HashMap<>(4) : null;
        }
    }
}
