package io.pratique.sbom.embedded;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.format.SbomReader;
import io.pratique.sbom.language.binary.Executable;
import io.pratique.sbom.language.binary.SymbolFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The SBOM that GraalVM puts into programs it makes of Java: CycloneDX in JSON, packed with gzip, at the exported
/// symbol `sbom`; at `sbom_length` lies its packed size, eight bytes (GraalVM, Native Image, "Software Bill of
/// Materials"). Quarkus puts its own SBOM there in the same way.
public final class NativeImageSbom {
    /// The longer of the two names, which few other programs have.
    public static final String LENGTH = "sbom_length";

    private static final String START = "sbom";
    private static final int PACKED_LIMIT = 8 << 20;
    private static final int LIMIT = 64 << 20;

    private NativeImageSbom() {}

    /// @param program the whole of a program
    /// @return whether it has one
    public static boolean tell(String path, ByteBuffer program, Consumer<Discovery> out) throws IOException {
        var executable = Executable.of(program);
        OptionalLong start = SymbolFinder.find(program, executable, START);
        OptionalLong lengthAt = SymbolFinder.find(program, executable, LENGTH);
        if (start.isEmpty() || lengthAt.isEmpty()) {
            return false;
        }
        long length = executable.number(lengthAt.getAsLong());
        if (length < 0 || length > PACKED_LIMIT) {
            throw new LimitException("SBOM in a program of more than " + PACKED_LIMIT + " bytes");
        }
        var packed = new byte[(int) length];
        program.get(executable.offset(start.getAsLong(), length), packed);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            ScanResult said = SbomReader.read(path, in, LIMIT);
            SaidPackages.tell(said, discovery -> out.accept(inJava(discovery)));
        }
        return true;
    }

    /// In GraalVM 22 there were no package URLs yet: group and name tell an artifact of Maven.
    private static Discovery inJava(Discovery discovery) {
        if (discovery instanceof Discovery.Installed(Component component, String within)
                && component.purl().namespace() != null) {
            PackageUrl purl = inJava(component.purl());
            boolean same = purl.equals(component.purl());
            String name = same ? component.name() : purl.namespace() + ":" + purl.name();
            Component artifact = Component.of(purl, name, component.version())
                    .withLicenses(component.licenses())
                    .withScope(component.scope());
            return new Discovery.Installed(artifact, within);
        }
        if (discovery instanceof Discovery.Requires(@Nullable PackageUrl from, PackageUrl to)) {
            return new Discovery.Requires(from == null ? null : inJava(from), inJava(to));
        }
        return discovery;
    }

    private static PackageUrl inJava(PackageUrl purl) {
        boolean artifact = purl.type().equals("generic") && purl.namespace() != null;
        return artifact ? PackageUrl.of("maven", purl.namespace(), purl.name(), purl.version()) : purl;
    }
}
