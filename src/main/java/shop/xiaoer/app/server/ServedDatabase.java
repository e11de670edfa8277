package shop.xiaoer.app.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.xiaoer.app.settings.Settings;
import shop.xiaoer.store.embedded.DatabaseAddress;
import shop.xiaoer.store.embedded.EmbeddedPostgres;
import shop.xiaoer.store.embedded.FolderLock;

/** The database of a server: the one that the settings name, or one of its own, which is brought back where it ended. */
sealed interface ServedDatabase {
    /** Starts it where it is to be started. Blocks. */
    static ServedDatabase of(Settings settings, StartedParts parts) {
        DatabaseAddress external = settings.database();
        if (external != null) {
            parts.keep(FolderLock.take(settings.data()));
            return new External(external);
        }
        EmbeddedPostgres.bring(Prepared.folder(), settings.data());
        return new Embedded(parts.keep(EmbeddedPostgres.start(settings.data(), Embedded.START)));
    }

    DatabaseAddress address();

    /** Called every few seconds. Blocks. */
    void revive();

    /** Whoever runs it brings it back. */
    record External(DatabaseAddress address) implements ServedDatabase {
        @Override
        public void revive() {}
    }

    record Embedded(EmbeddedPostgres postgres) implements ServedDatabase {
        private static final Logger LOG = LoggerFactory.getLogger(ServedDatabase.class);
        private static final Duration START = Duration.ofSeconds(60);
        private static final Duration REVIVAL = Duration.ofSeconds(30);

        @Override
        public DatabaseAddress address() {
            return postgres.address();
        }

        @Override
        public void revive() {
            if (postgres.revive(REVIVAL)) {
                LOG.warn("the embedded database had ended and was started again");
            }
        }
    }
}
