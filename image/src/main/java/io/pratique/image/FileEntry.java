package io.pratique.image;

/// The name and nature of a regular file in an image: all that an analyzer needs to decide whether it wants the
/// contents.
///
/// @param path from the root, `/` between the parts, no leading slash, no `.` or `..` parts
/// @param size in bytes
/// @param mode permission bits, as in stat(2)
public record FileEntry(String path, long size, int mode) {

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Whether anyone may execute it.
    public boolean executable() {
        return (mode & 0111) != 0;
    }

    /// Whether the path is `suffix` or ends with it after a slash.
    public boolean at(String suffix) {
        return path.endsWith(suffix)
                && (path.length() == suffix.length() || path.charAt(path.length() - suffix.length() - 1) == '/');
    }
}
