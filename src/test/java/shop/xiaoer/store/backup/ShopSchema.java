package shop.xiaoer.store.backup;

import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import shop.xiaoer.store.embedded.DatabaseAddress;

/**
 * A small schema with what makes a copy hard: references in a circle and to oneself, an identity, a sequence of its own, a
 * computed column, a trigger, names that need quotes, and a row that comes with the migration.
 */
record ShopSchema(DatabaseAddress address, String newest) implements Migrations {
    ShopSchema(DatabaseAddress address) {
        this(address, "1");
    }

    @Override
    public boolean knows(String version) {
        return Integer.parseInt(version) <= Integer.parseInt(newest);
    }

    @Override
    public void upTo(String version) {
        Map<String, String> none = new HashMap<>();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:shop/xiaoer/store/backup/schema")
                .placeholders(none)
                .target(MigrationVersion.fromVersion(version));
        configuration.load().migrate();
    }

    @Override
    public void toNewest() {
        upTo(newest);
    }
}
