package shop.xiaoer.store.backup;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import shop.xiaoer.store.embedded.DatabaseAddress;

/** Schemas for the tests of backup and restore, as a build sees them that knows migrations up to a version. */
final class ShopSchema {
    private ShopSchema() {}

    /**
     * A small schema with what makes a copy hard: references in a circle and to oneself, an identity, a sequence of its
     * own, a computed column, a trigger, names that need quotes, and a row that comes with the migration.
     */
    static Migrations small(DatabaseAddress address, String newest) {
        return at(address, "classpath:shop/xiaoer/store/backup/schema", MigrationVersion.fromVersion(newest));
    }

    static Migrations ofTheProduct(DatabaseAddress address) {
        return at(address, "classpath:db/migration", MigrationVersion.LATEST);
    }

    private static Migrations at(DatabaseAddress address, String location, MigrationVersion newest) {
        return new FlywayMigrations(Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations(location)
                .target(newest)
                .load());
    }
}
