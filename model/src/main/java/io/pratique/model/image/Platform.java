package io.pratique.model.image;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operating system and processor an image is built for, in the terms of the OCI image index (Go's GOOS and
/// GOARCH).
public record Platform(
        String os, String architecture, @Nullable String variant) {

    /// Parses `os/arch[/variant]`, as `--platform` takes it.
    ///
    /// @throws IllegalArgumentException when it has fewer than two or more than three parts
    public static Platform parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "not a platform: " + text + "; write it as os/arch, for example linux/arm64");
        }
        return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : null);
    }

    /// The platform whose images this machine runs: always Linux, since that is what container engines run also on
    /// macOS and Windows.
    public static Platform ofThisMachine() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "x86_64", "amd64" -> new Platform("linux", "amd64", null);
            case "aarch64" -> new Platform("linux", "arm64", null);
            case "arm" -> new Platform("linux", "arm", "v7");
            default -> new Platform("linux", arch, null);
        };
    }

    /// Whether an image for `offered` serves a request for this platform; a request without a variant takes any.
    public boolean accepts(Platform offered) {
        return os.equals(offered.os)
                && architecture.equals(offered.architecture)
                && (variant == null
                        || variant.equals(offered.variant)
                        || (offered.variant == null && isDefaultVariant()));
    }

    private boolean isDefaultVariant() {
        return (architecture.equals("arm64") && "v8".equals(variant))
                || (architecture.equals("arm") && "v7".equals(variant));
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant == null ? "" : "/" + variant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Platform that
                && os.equals(that.os)
                && architecture.equals(that.architecture)
                && Objects.equals(variant, that.variant);
    }

    @Override
    public int hashCode() {
        return 31 * os.hashCode() + architecture.hashCode();
    }
}
