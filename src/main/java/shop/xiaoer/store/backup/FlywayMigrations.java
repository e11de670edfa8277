package shop.xiaoer.store.backup;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** This build's migrations by Flyway: where they lie, and on which database they run, is the configuration's to say. */
public record FlywayMigrations(Flyway flyway) implements Migrations {
    @Override
    public boolean knows(String version) {
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        return Arrays.stream(flyway.info().all())
                .filter(FlywayMigrations::isOurs)
                .anyMatch(migration -> wanted.equals(migration.getVersion()));
    }

    private static boolean isOurs(MigrationInfo migration) {
        return migration.getState().isResolved() && migration.getState() != MigrationState.ABOVE_TARGET;
    }

    @Override
    public void upTo(String version) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    @Override
    public void toNewest() {
        flyway.migrate();
    }
}
