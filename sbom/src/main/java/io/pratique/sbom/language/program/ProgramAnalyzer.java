package io.pratique.sbom.language.program;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.NeedsContentException;
import io.pratique.sbom.embedded.NativeImageSbom;
import io.pratique.sbom.language.binary.Executable;
import io.pratique.sbom.language.binary.NameWatch;
import io.pratique.sbom.language.binary.SectionFinder;
import io.pratique.sbom.language.golang.GoProgram;
import io.pratique.sbom.language.rust.AuditableCrates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds what programs say of what they were built from: Go's always do, Rust's when `cargo auditable` built them,
/// Java's when GraalVM did. One analyzer for all languages, since a program may be large and passes by once.
public final class ProgramAnalyzer implements Analyzer {
    /// The smallest program that tells anything is several times larger. Of smaller ones only the beginning is
    /// read.
    private static final int SMALLEST = 64 << 10;

    private static final int MAGIC = 4;

    private static final List<String> OTHERS =
            List.of(".sh", ".py", ".pl", ".rb", ".js", ".php", ".tcl", ".jar", ".war", ".class", ".a", ".gz", ".zip");

    @Override
    public String id() {
        return "language/program";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.executable() && file.size() >= MAGIC && OTHERS.stream().noneMatch(file.path()::endsWith);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (file.rereading()) {
            analyze(file.path(), file.content(), out);
            return;
        }
        if (file.entry().size() < SMALLEST) {
            glance(file, out);
            return;
        }
        try (var in = new NameWatch(file.open(), AuditableCrates.SECTION, NativeImageSbom.LENGTH)) {
            try {
                if (!GoProgram.tell(in, out) && in.found()) {
                    throw new NeedsContentException();
                }
            } finally {
                if (in.isProgram()) {
                    out.accept(new Discovery.Program());
                }
            }
        }
    }

    private static void glance(ImageFile file, Consumer<Discovery> out) throws IOException {
        try (InputStream in = file.open()) {
            byte[] magic = in.readNBytes(MAGIC);
            if (Executable.startsWithMagic(magic, magic.length)) {
                out.accept(new Discovery.Program());
            }
        }
    }

    private static void analyze(String path, ByteBuffer content, Consumer<Discovery> out) throws IOException {
        if (!GoProgram.tell(content, out)
                && Executable.startsWithMagic(content)
                && !NativeImageSbom.tell(path, content, out)) {
            Optional<ByteBuffer> crates = SectionFinder.find(content, AuditableCrates.SECTION);
            if (crates.isPresent()) {
                AuditableCrates.tell(crates.get(), out);
            }
        }
    }
}
