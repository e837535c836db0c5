package io.pratique.sbom.analyzer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the names of the files are like that an analyzer may want; the folders that they lie in do not count.
///
/// @param whole names such as `package-lock.json`
/// @param endings what names end with from their last dot on, such as `.jar`
/// @param any whether a file of any other name may be wanted too
public record FileNames(List<String> whole, List<String> endings, boolean any) {
    public static final FileNames ANY = new FileNames(List.of(), List.of(), true);

    public FileNames {
        whole = List.copyOf(whole);
        endings = List.copyOf(endings);
        for (String name : whole) {
            if (name.isEmpty() || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("no name of a file: " + name);
            }
        }
        for (String ending : endings) {
            if (ending.lastIndexOf('.') != 0 || ending.indexOf('/') >= 0) {
                throw new IllegalArgumentException("no ending that begins with the last dot: " + ending);
            }
        }
    }

    public static FileNames of(String... whole) {
        return new FileNames(List.of(whole), List.of(), false);
    }

    public static FileNames ending(String... endings) {
        return new FileNames(List.of(), List.of(endings), false);
    }

    /// These and those with the endings.
    public FileNames orEnding(String... more) {
        List<String> all = new ArrayList<>(endings);
        Collections.addAll(all, more);
        return new FileNames(whole, all, any);
    }

    /// Whether the file at a path is one of them.
    public boolean match(String path) {
        if (any) {
            return true;
        }
        for (String name : whole) {
            int before = path.length() - name.length() - 1;
            if (path.endsWith(name) && (before < 0 || path.charAt(before) == '/')) {
                return true;
            }
        }
        for (String ending : endings) {
            if (path.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
