package shop.xiaoer.store.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts a server on the folder given, commits a row and waits to be killed. */
final class OtherServer {
    private OtherServer() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Duration.ofSeconds(60));
        EmbeddedPostgresTest.execute(
                server.address(), "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
        System.out.println(server.jdbcUrl());
        new CountDownLatch(1).await();
    }
}
