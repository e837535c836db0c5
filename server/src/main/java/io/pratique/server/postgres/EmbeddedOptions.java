package io.pratique.server.postgres;

/// How an embedded database is run.
///
/// @param connections the most that the program itself opens
/// @param durable whether what is committed outlives a power cut; off for tests only
public record EmbeddedOptions(int connections, boolean durable) {
    /// Those of a server.
    public static final EmbeddedOptions ORDINARY = new EmbeddedOptions(20, true);

    /// For other processes of this program and for administrators.
    private static final int SPARE = 30;

    int allConnections() {
        return connections + SPARE;
    }
}
