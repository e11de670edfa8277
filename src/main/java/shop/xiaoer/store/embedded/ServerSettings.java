package shop.xiaoer.store.embedded;

import java.nio.file.Path;

/** The two settings files of the embedded server, written at every start. */
final class ServerSettings {
    private ServerSettings() {}

    /**
     * What an operator puts into {@code own} is read first, so that tuning is possible and the settings that keep the
     * server to itself are not. Errors are the caller's to log, without rows: the details of a failed statement hold
     * shoppers' text.
     */
    static String postgresql(int port, Path own) {
        return """
                # Written at every start. Settings of your own go into %s
                shared_buffers = '64MB'
                max_connections = 60
                max_wal_size = '256MB'
                max_parallel_workers_per_gather = 0
                wal_level = minimal
                max_wal_senders = 0
                fsync = on
                synchronous_commit = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                include_if_exists = '%s'
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                logging_collector = off
                log_destination = 'stderr'
                log_line_prefix = '%%m [%%p] '
                log_min_messages = log
                log_error_verbosity = terse
                log_checkpoints = off
                cluster_name = 'xiaoer'
                """.formatted(own.getFileName(), own.toString().replace("'", "''"), port);
    }

    /** One user, one interface, one way in. */
    static String access(String user) {
        return "host all " + user + " 127.0.0.1/32 scram-sha-256\n";
    }
}
