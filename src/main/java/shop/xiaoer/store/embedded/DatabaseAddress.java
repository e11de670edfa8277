package shop.xiaoer.store.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import shop.xiaoer.conversation.StoreUnavailable;

/**
 * Where a PostgreSQL database is and who enters it. The password never appears in {@link #toString()} or
 * {@link #jdbcUrl()}.
 */
public record DatabaseAddress(String host, int port, String user, String password, String database) {
    /** Returns {@code jdbc:postgresql://host:port/database}, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Returns the same server's other database of that name. */
    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, user, password, name);
    }

    /** Opens a blocking connection; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** The server's version as it tells it, such as {@code 17.6}; blocks. */
    public String serverVersion() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
