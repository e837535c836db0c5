package io.pratique.model.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operating system and its release, as in os-release(5).
///
/// @param id lower-case identifier: `debian`, `alpine`, `almalinux`
/// @param version `VERSION_ID`; empty for a rolling release
/// @param codename `VERSION_CODENAME`, where given
/// @param prettyName for people
/// @param idLike identifiers of the systems it derives from
public record Distro(String id, String version, @Nullable String codename, String prettyName, List<String> idLike) {
    public Distro {
        idLike = List.copyOf(idLike);
    }

    /// The release without its minor part: `9.4` gives `9`.
    public String major() {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
