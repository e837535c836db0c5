package io.pratique.sbom.format;

import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.BaseImage;
import io.pratique.model.image.BaseImage.Basis;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Layer;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.NameSet;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.model.inventory.Scope;
import io.pratique.model.inventory.SourcePackage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Inventories made up from a seed, with everything in them that an inventory can hold.
final class Generated {
    private static final List<String> TYPES = List.of("deb", "rpm", "apk", "npm", "pypi", "maven", "golang", "generic");
    private static final List<String> LICENSES = List.of(
            "MIT",
            "Apache-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "MIT OR (ISC AND Zlib)",
            "GPLv2+",
            "none");

    /// Texts that formats and terminals have trouble with.
    private static final List<String> HOSTILE = List.of(
            "x\u001b[2Jy",
            "a\r\nb",
            "\u202eevil",
            "<script>alert(1)</script>",
            "</text>",
            "<text>",
            "=HYPERLINK(\"a\")|`",
            "##vso[task.setvariable]x",
            "\\u0041",
            "NOASSERTION",
            "naïve 包 \ud83d\ude00",
            "tab\there",
            "SPDXRef-DOCUMENT",
            "pratique:path=x");

    private final Random random;
    private final boolean hostile;
    private final List<Layer> layers = new ArrayList<>();

    private Generated(long seed, boolean hostile) {
        random = new Random(seed);
        this.hostile = hostile;
    }

    /// @param hostile whether names hold characters that XML cannot hold, or that do not survive in it
    static ScanResult result(long seed, boolean hostile) {
        return new Generated(seed, hostile).result();
    }

    private ScanResult result() {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            layers.add(layer(i));
        }
        Set<Component> components = new LinkedHashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            components.add(component());
        }
        List<Component> all = List.copyOf(components);
        var sbom = new Sbom(random.nextBoolean() ? distro() : null, all, dependencies(all), code());
        boolean complete = random.nextBoolean();
        List<ScanProblem> problems = complete
                ? List.of()
                : List.of(
                        new ScanProblem(ScanProblem.Kind.LIMIT, text("where"), text("message")),
                        new ScanProblem(ScanProblem.Kind.MISSING, "", "a layer"));
        ScanStatus status = complete ? ScanStatus.COMPLETE : ScanStatus.INCOMPLETE;
        return new ScanResult(
                "registry.example/app:1",
                random.nextInt(3) == 0 ? null : image(),
                random.nextBoolean()
                        ? null
                        : new BaseImage(random.nextBoolean() ? null : text("base"), 2, Basis.LABELS),
                sbom,
                random.nextBoolean() ? null : new Programs(7, 2, List.of(text("a"), text("b"))),
                status,
                problems);
    }

    private Image image() {
        var config = new ImageConfig(
                Platform.parse("linux/arm64/v8"),
                "2026-01-02T03:04:05Z",
                null,
                List.of(),
                Map.of("org.example." + text("label"), text("value")),
                List.of());
        return new Image("registry.example/app:1", digest(), config, layers);
    }

    private Layer layer(int index) {
        Digest same = Digest.sha256(new byte[32]);
        return switch (random.nextInt(4)) {
            case 0 -> new Layer(index, null, null, "", -1, null);
            case 1 -> new Layer(index, same, same, "application/x", 7, text("RUN a"));
            case 2 -> new Layer(index + 3, digest(), null, "application/x", 1L << 40, null);
            default -> new Layer(index, digest(), digest(), "application/x", 0, "RUN x");
        };
    }

    private Digest digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Digest.sha256(bytes);
    }

    private Distro distro() {
        List<String> like = random.nextBoolean() ? List.of() : List.of("debian", text("like"));
        return new Distro(
                "harbour",
                random.nextBoolean() ? "" : "12.1",
                random.nextBoolean() ? null : text("pier"),
                random.nextBoolean() ? "" : text("Harbour 12"),
                like);
    }

    private Component component() {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String name = text("n" + random.nextInt(6));
        String version = random.nextInt(5) == 0 ? "" : text("1:2." + random.nextInt(3));
        @Nullable String namespace = random.nextBoolean() ? null : "Space";
        PackageUrl purl = PackageUrl.of(type, namespace, name, version.isEmpty() ? null : version)
                .with("distro", random.nextBoolean() ? "harbour-12" : "");
        List<Origin> origins = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            @Nullable
            Layer layer = layers.isEmpty() || random.nextInt(4) == 0 ? null : layers.get(random.nextInt(layers.size()));
            origins.add(new Origin(layer, text("opt/p" + random.nextInt(4))));
        }
        Set<String> licenses = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            licenses.add(random.nextInt(3) == 0 ? text("words") : LICENSES.get(random.nextInt(LICENSES.size())));
        }
        return Component.of(purl, name, version)
                .withSource(
                        random.nextBoolean() ? null : new SourcePackage(text("src"), random.nextBoolean() ? "" : "3"))
                .withOrigins(origins)
                .withLicenses(List.copyOf(licenses))
                .withOwner(random.nextInt(3) == 0 ? text("owner") : null)
                .withScope(Scope.values()[random.nextInt(3)])
                .withAssumed(random.nextInt(5) == 0);
    }

    private List<Dependency> dependencies(List<Component> components) {
        Set<Dependency> out = new LinkedHashSet<>();
        for (int i = components.isEmpty() ? 0 : random.nextInt(10); i > 0; i--) {
            PackageUrl to = purl(components);
            Component first = components.stream()
                    .sorted(Component.ORDER)
                    .filter(one -> one.purl().equals(to))
                    .findFirst()
                    .orElse(components.getFirst());
            String path = random.nextBoolean() ? first.path() : text("lock");
            out.add(new Dependency(random.nextInt(4) == 0 ? null : purl(components), to, path));
        }
        return List.copyOf(out);
    }

    private List<Code> code() {
        List<Code> out = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String path = text("opt/p" + i);
            long[] hashes = random.longs(random.nextInt(100)).toArray();
            var fact = new Code.Fact(List.of("CVE-1", "CVE-2"), List.of("a.B", "a.B$C"), random.nextBoolean());
            var other = new Code.Fact(List.of("CVE-3"), List.of("a.D"), random.nextBoolean());
            out.add(
                    random.nextBoolean()
                            ? new Code.Functions(path, NameSet.of(hashes, hashes.length))
                            : new Code.Classes(path, List.of(fact, other)));
        }
        return out;
    }

    private PackageUrl purl(List<Component> components) {
        return random.nextInt(6) == 0
                ? PackageUrl.of("npm", null, "absent", "1")
                : components.get(random.nextInt(components.size())).purl();
    }

    private String text(String plain) {
        return hostile && random.nextInt(3) == 0
                ? plain + HOSTILE.get(random.nextInt(HOSTILE.size())) + random.nextInt(3)
                : plain;
    }
}
