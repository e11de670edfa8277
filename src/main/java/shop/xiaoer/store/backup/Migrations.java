package shop.xiaoer.store.backup;

/** The moves of the database's schema, as {@link Restore} needs them. */
public interface Migrations {
    /** Whether this build has a migration of that version, like {@code 3} or {@code 3.1}. */
    boolean knows(String version);

    /** Brings an empty database to exactly that version. */
    void upTo(String version);

    /** Brings the database, filled by now, to the newest version. */
    void toNewest();
}
