package io.pratique.report.table;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names the place of a package in a way that brings together what is updated together.
final class Place {
    private static final List<String> SYSTEM_TYPES = List.of("apk", "deb", "rpm");
    private static final List<String> LIBRARY_FOLDERS = List.of("node_modules", "site-packages", "dist-packages");

    private Place() {}

    static String of(Component component, @Nullable Distro distro) {
        boolean attached = component.path().startsWith(Origin.ATTACHED);
        if (SYSTEM_TYPES.contains(component.type()) && !attached) {
            String name = distro == null ? "operating system" : distro.prettyName();
            return (name.isBlank() && distro != null ? distro.id() : name) + " (" + component.type() + ")";
        }
        String file = file(component.path());
        return file.isEmpty() ? component.type() : file + " (" + component.type() + ")";
    }

    /// The file that is replaced by an update: an archive rather than what lies inside, a folder of libraries
    /// rather than each of them.
    private static String file(String path) {
        int inside = path.indexOf("!/");
        String file = inside < 0 ? path : path.substring(0, inside);
        for (String folder : LIBRARY_FOLDERS) {
            int at = ("/" + file).indexOf("/" + folder + "/");
            if (at >= 0) {
                return file.substring(0, at + folder.length());
            }
        }
        return file;
    }
}
