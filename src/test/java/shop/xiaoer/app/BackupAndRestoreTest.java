package shop.xiaoer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.xiaoer.app.eval.dialogue.ShopperClient;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.backup.BackupException;
import shop.xiaoer.store.embedded.EmbeddedDatabaseException;
import shop.xiaoer.store.embedded.EmbeddedPostgres;

class BackupAndRestoreTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aConversationOutlivesTheDataFolderInABackupTakenWhileTheServerRuns() throws Exception {
        Path file = folder.resolve("shop.backup");
        Settings like =
                Settings.read(Map.of("XIAOER_DATA", folder.resolve("new").toString()));
        String conversation;
        List<JsonNode> log;
        try (TrialServer server = TrialServer.start(like, TrialServer.withoutModel());
                HttpClient http = HttpClient.newHttpClient()) {
            ObjectNode hello = CommandLineOutput.mapper().createObjectNode().put("locale", "zh-CN");
            try (ShopperClient shopper = new ShopperClient(http, server.port(), DEADLINE, hello)) {
                long said = shopper.say("转人工");
                shopper.answer(said - 1, said);
                conversation = shopper.conversation();
                log = shopper.log(0);
            }
            BackupCommand.write(server.settings(), file);
            assertThatThrownBy(() -> RestoreCommand.read(server.settings(), file))
                    .isInstanceOf(EmbeddedDatabaseException.class);
        }
        RestoreCommand.read(like, file);
        assertThatThrownBy(() -> RestoreCommand.read(like, file)).isInstanceOf(BackupException.class);
        try (EmbeddedPostgres database = EmbeddedPostgres.start(like.data(), DEADLINE);
                Connection connection = database.address().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*) from event where conversation = '" + conversation + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(log.size());
        }
    }
}
