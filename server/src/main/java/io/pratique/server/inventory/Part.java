package io.pratique.server.inventory;

import io.pratique.match.matcher.Coordinate;
import io.pratique.match.matcher.Located;
import io.pratique.match.matcher.PackageJudge;
import io.pratique.match.matcher.PackageJudge.Named;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.ScanResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A package of an image, as it is stored once for all images: what two images share when they have the same here.
///
/// @param key over everything that judging depends on
/// @param at where advisories speak of it; null where they do not
/// @param doubt why they do not; empty where another package answers for it
record Part(
        String key,
        String purl,
        String name,
        String version,
        String platform,
        @Nullable Coordinate at,
        @Nullable String doubt) {
    private static final int KEY = 16;

    /// The packages of an image by their keys.
    static Map<String, Part> of(ScanResult scan) {
        Platform runs = scan.image() == null ? null : scan.image().config().platform();
        String platform = runs == null ? "" : runs.toString();
        Map<String, Part> out = new LinkedHashMap<>();
        for (Component component : scan.sbom().components()) {
            Part part = of(component, scan.sbom().distro(), platform);
            out.putIfAbsent(part.key, part);
        }
        return out;
    }

    private static Part of(Component component, @Nullable Distro distro, String platform) {
        Located located = PackageJudge.locate(component, distro);
        Coordinate at = located instanceof Located.At(Coordinate coordinate) ? coordinate : null;
        String doubt = located instanceof Located.Nowhere(String ecosystem, String reason)
                ? component.owner() != null ? "" : reason
                : null;
        String purl = component.purl().toString();
        String key =
                key(purl, component.name(), component.version(), platform, String.valueOf(at), String.valueOf(doubt));
        return new Part(key, purl, component.name(), component.version(), platform, at, doubt);
    }

    /// The names under which advisories speak of it.
    Set<Named> lookups() {
        return at == null ? Set.of() : PackageJudge.named(at);
    }

    /// 16 bytes of SHA-256 over some texts, as hexadecimal digits.
    static String key(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), KEY));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
