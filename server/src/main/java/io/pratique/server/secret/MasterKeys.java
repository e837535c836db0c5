package io.pratique.server.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The master keys: the newest, which seals, and older ones, which still open.
public final class MasterKeys {
    private static final long MAX_FILE = 64 << 10;

    private final List<MasterKey> keys;

    /// @param keys the oldest first
    private MasterKeys(List<MasterKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// Reads `PRATIQUE_MASTER_KEY`, else the file that `PRATIQUE_MASTER_KEY_FILE` names, else `file`, which is made
    /// where it is absent. Each holds keys in Base64 or hexadecimal, apart by white space or commas, the newest
    /// last;
    /// lines of a file that begin with `#` are left out.
    ///
    /// @param file beside the data folder, so that a copy of the one is useless without the other
    public static MasterKeys load(Map<String, String> environment, Path file) throws IOException {
        String given = environment.getOrDefault("PRATIQUE_MASTER_KEY", "").strip();
        if (!given.isEmpty()) {
            return parse(given, "PRATIQUE_MASTER_KEY");
        }
        String named = environment.getOrDefault("PRATIQUE_MASTER_KEY_FILE", "").strip();
        if (!named.isEmpty()) {
            return parse(read(Path.of(named)), "the file that PRATIQUE_MASTER_KEY_FILE names");
        }
        KeyFile.createIfAbsent(file);
        KeyFile.requirePrivate(file);
        return parse(read(file), file.toString());
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException("the master key file " + file + " is too large");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /// @param where for messages
    static MasterKeys parse(String text, String where) throws IOException {
        List<MasterKey> keys = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            for (String word : line.startsWith("#") ? new String[0] : line.split("[\\s,]+")) {
                if (!word.isEmpty()) {
                    try {
                        keys.add(MasterKey.parse(word));
                    } catch (IllegalArgumentException malformed) {
                        throw new IOException(where + ": " + malformed.getMessage());
                    }
                }
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(where + ": there is no master key in it");
        }
        return new MasterKeys(keys);
    }

    MasterKey newest() {
        return keys.getLast();
    }

    Optional<MasterKey> find(byte[] id) {
        return keys.stream().filter(key -> Arrays.equals(key.id(), id)).findFirst();
    }

    @Override
    public String toString() {
        return "MasterKeys" + keys;
    }
}
