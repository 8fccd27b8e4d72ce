package dev.envtune.database;

/// Our part of `postgresql.conf`, written anew at every start.
final class ServerSettings {
    static final String FILE = "envtune.conf";

    /// The first time through the log, whoever commits writes a new segment full of zeros, and every commit waits for it:
    /// 44 ms where a segment has PostgreSQL's usual 16 MB.
    static final int WAL_SEGMENT_MEGABYTES = 1;

    private ServerSettings() {}

    static String text(int port) {
        return """
        # Written by EnvTune at every start. Settings of your own belong into postgresql.auto.conf (ALTER SYSTEM).
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 100
        shared_buffers = 128MB
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        min_wal_size = 80MB
        max_wal_size = 1GB
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%%m [%%p] %%d '
        """
                .formatted(port);
    }
}
