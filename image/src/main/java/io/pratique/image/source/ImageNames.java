package io.pratique.image.source;

/// The names of images as engines keep them: `nginx` stands for `docker.io/library/nginx:latest`.
public final class ImageNames {
    private ImageNames() {}

    /// The name in full: registry, repository, and a tag or digest.
    public static String full(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String path = registry ? name : "docker.io/" + (slash < 0 ? "library/" : "") + name;
        boolean tagged = path.indexOf('@') >= 0 || path.indexOf(':', path.lastIndexOf('/')) >= 0;
        return tagged ? path : path + ":latest";
    }

    public static boolean same(String one, String other) {
        return one.equals(other) || full(one).equals(full(other));
    }

    /// Whether the text can be the name or the id of an image: letters, digits and `._-/:@`, without empty or
    /// dotted parts.
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > 1024) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "._-/:@".indexOf(c) < 0) {
                return false;
            }
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
