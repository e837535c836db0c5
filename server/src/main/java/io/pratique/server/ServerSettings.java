package io.pratique.server;

import io.pratique.server.judge.AdvisoryUpdate;
import io.pratique.server.storage.DatabaseSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a server is to run.
///
/// @param listen where to answer HTTP; null for a process that only works
/// @param folder for the embedded database, copies of advisories and the master key
/// @param database an outside database; null for the embedded one
/// @param workers jobs at once; 0 for a process that only answers
/// @param advisories a database to judge by, followed when it changes; null to begin with the one shipped and to
///     fetch what changes
/// @param fetching how advisories are fetched
/// @param environment of the process; never printed
/// @param version of the program
public record ServerSettings(
        @Nullable InetSocketAddress listen,
        Path folder,
        @Nullable DatabaseSettings database,
        int workers,
        @Nullable Path advisories,
        AdvisoryUpdate.Fetching fetching,
        Map<String, String> environment,
        String version) {
    public ServerSettings {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ServerSettings[" + listen + ", " + folder + ", " + workers + " workers]";
    }
}
