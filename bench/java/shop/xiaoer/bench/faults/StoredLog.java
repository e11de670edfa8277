package shop.xiaoer.bench.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** The rows of a conversation as the server's own database holds them, read past the server. */
final class StoredLog implements AutoCloseable {
    private final Connection connection;

    private StoredLog(Connection connection) {
        this.connection = connection;
    }

    static StoredLog open(DatabaseAddress database) throws SQLException {
        return new StoredLog(database.connect());
    }

    /** {@code seq id} of each row, the id empty where nobody gave one. */
    List<String> rows(String conversation) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement read = connection.prepareStatement(
                "select seq, coalesce(client_id, '') from event where conversation = ? order by seq")) {
            read.setObject(1, UUID.fromString(conversation));
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getLong(1) + " " + found.getString(2));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
