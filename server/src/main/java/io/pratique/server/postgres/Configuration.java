package io.pratique.server.postgres;

import java.nio.file.Path;

/// What PostgreSQL is told at its start, on top of what initdb(1) found out about the machine.
///
/// @param name what the titles of its processes begin with
/// @param memory bytes of the machine or of the container
/// @param durable off for tests, whose data need not outlive a power cut
record Configuration(Path data, Path log, String name, int port, int connections, long memory, boolean durable) {
    private static final long MEGABYTE = 1L << 20;

    /// The configuration file.
    String text() {
        return """
                # Written at each start; changes here are lost. Settings that are not named here may be added
                # to data/postgresql.conf.
                include %s
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                cluster_name = '%s'
                max_connections = %d
                password_encryption = 'scram-sha-256'
                row_security = on
                timezone = 'UTC'

                # Memory is taken when it is used. Processes that nobody needs are not started.
                shared_buffers = %dMB
                effective_cache_size = %dMB
                maintenance_work_mem = %dMB
                work_mem = 16MB
                io_method = sync
                max_logical_replication_workers = 0
                jit = off
                random_page_cost = 1.1

                # Terse, since details name values, and without statements: a log holds no secrets.
                logging_collector = on
                log_directory = %s
                log_filename = 'postgres-%%Y%%m%%d-%%H%%M%%S.log'
                log_rotation_size = 8MB
                log_rotation_age = 0
                log_file_mode = 0600
                log_timezone = 'UTC'
                log_checkpoints = off
                log_error_verbosity = terse
                log_min_error_statement = panic
                """.formatted(
                                quoted(data.resolve("postgresql.conf")),
                                port,
                                name,
                                connections,
                                between(memory / 32, 64, 1024),
                                between(memory / 2, 256, 1 << 20),
                                between(memory / 32, 64, 1024),
                                quoted(log))
                + (durable ? "fsync = on\n" : "fsync = off\nfull_page_writes = off\n");
    }

    private static long between(long bytes, long least, long most) {
        return Math.clamp(bytes / MEGABYTE, least, most);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
