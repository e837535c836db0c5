package io.pratique.image;

/// What a scan may consume at most. All input is somebody else's: each limit has an option, and reaching one gives
/// a partial result that says so.
///
/// @param entries files, folders and links in an image (`--max-entries`)
/// @param layerSize bytes of one layer when uncompressed (`--max-layer-size`)
/// @param ratio uncompressed bytes for each stored byte, counted after the first 64 MiB (`--max-ratio`)
/// @param fileSize bytes of a file that has to be held whole (`--max-file-size`)
/// @param headerSize bytes of one tar header with its extensions: PAX records and long names (`--max-header-size`)
/// @param nesting archives inside archives (`--max-nesting`)
public record Limits(long entries, long layerSize, int ratio, long fileSize, int headerSize, int nesting) {
    private static final long MIB = 1L << 20;

    public static final Limits DEFAULT = new Limits(2_000_000, 64 * 1024 * MIB, 1000, 512 * MIB, (int) MIB, 8);
}
