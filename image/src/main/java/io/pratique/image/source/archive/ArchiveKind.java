package io.pratique.image.source.archive;

import io.pratique.image.Limits;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.PratiqueException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a file looks like, so that a damaged image archive is recognised and refused, rather than taken for a file
/// of no interest.
enum ArchiveKind {
    OCI,
    DOCKER,
    OTHER;

    /// What the older `docker save` and skopeo call configurations and layers.
    private static final Pattern DOCKER_NAME = Pattern.compile("[0-9a-f]{64}(\\.json|\\.tar|/.{1,20})");

    static ArchiveKind of(Path file, SourceOptions options) {
        if (!Files.isRegularFile(file)) {
            return OTHER;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Packing packing = Packing.of(channel);
            return packing == Packing.NONE ? ofPlain(channel, options.limits()) : ofPacked(channel, packing);
        } catch (IOException | IllegalArgumentException | PratiqueException unreadable) {
            return OTHER;
        }
    }

    private static ArchiveKind ofPlain(FileChannel channel, Limits limits) throws IOException {
        TarIndex index = TarIndex.read(channel, limits);
        if (isList(channel, index.find("manifest.json"))) {
            return DOCKER;
        }
        Set<String> names = index.names();
        if (names.contains("oci-layout")
                || names.contains("index.json")
                || names.stream().anyMatch(ArchiveKind::isBlob)) {
            return OCI;
        }
        return names.stream().anyMatch(name -> DOCKER_NAME.matcher(name).matches()) ? DOCKER : OTHER;
    }

    /// Many formats have a `manifest.json`; this one begins with a bracket.
    private static boolean isList(FileChannel channel, TarIndex.@Nullable Place manifest) throws IOException {
        if (manifest == null) {
            return false;
        }
        try (InputStream stream = new ChannelStream(channel, manifest.offset(), Math.min(manifest.size(), 64))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .stripLeading()
                    .startsWith("[");
        }
    }

    /// Judges by the first entry alone, as the rest would have to be unpacked.
    private static ArchiveKind ofPacked(FileChannel channel, Packing packing) throws IOException {
        byte[] header;
        try (InputStream stream = packing.unpack(new ChannelStream(channel, 0, channel.size()))) {
            header = stream.readNBytes(TarFields.BLOCK);
        }
        if (header.length < TarFields.BLOCK || !TarFields.checksumHolds(header)) {
            throw new EOFException("no tar");
        }
        String name = TarFields.text(header, 0, 100);
        String plain = name.startsWith("./") ? name.substring(2) : name;
        if (plain.startsWith("blobs/") || plain.equals("oci-layout") || plain.equals("index.json")) {
            return OCI;
        }
        boolean docker =
                plain.equals("manifest.json") || DOCKER_NAME.matcher(plain).matches() || plain.matches("[0-9a-f]{64}/");
        return docker ? DOCKER : OTHER;
    }

    private static boolean isBlob(String name) {
        return name.startsWith("blobs/sha256/");
    }
}
