package shop.xiaoer.store.backup;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import shop.xiaoer.store.embedded.DatabaseAddress;

/**
 * A small schema with what makes a copy hard: references in a circle and to oneself, an identity, a sequence of its own, a
 * computed column, a trigger, names that need quotes, and a row that comes with the migration.
 */
record ShopSchema(DatabaseAddress address, String newest, String location) implements Migrations {
    ShopSchema(DatabaseAddress address) {
        this(address, "1");
    }

    ShopSchema(DatabaseAddress address, String newest) {
        this(address, newest, "classpath:shop/xiaoer/store/backup/schema");
    }

    static ShopSchema ofTheProduct(DatabaseAddress address) {
        return new ShopSchema(address, "1000000", "classpath:db/migration");
    }

    @Override
    public boolean knows(String version) {
        return Integer.parseInt(version) <= Integer.parseInt(newest);
    }

    @Override
    public void upTo(String version) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations(location)
                .target(MigrationVersion.fromVersion(version));
        configuration.load().migrate();
    }

    @Override
    public void toNewest() {
        upTo(newest);
    }
}
