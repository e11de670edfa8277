package shop.xiaoer.store;

import java.util.Map;
import shop.xiaoer.account.RequestOrigin;

/** The one statement that adds to the audit trail; in the transaction of the change that it tells of. */
public final class AuditRows {
    private static final String ADD =
            "insert into audit (actor, act, subject, address, detail)" + " values ($1, $2, $3, $4, $5::text::jsonb)";

    private AuditRows() {}

    public static void add(Sql.Within within, String actor, String act, String subject) {
        add(within, actor, act, subject, Map.of());
    }

    /** @param detail a record or map of plain values */
    public static void add(Sql.Within within, String actor, String act, String subject, Object detail) {
        within.run(ADD, actor, act, subject, RequestOrigin.address(), ShopJson.write(detail));
    }

    /** By itself, where there is no change to be one with. */
    public static void add(Sql sql, String actor, String act, String subject, Object detail) {
        sql.run(ADD, actor, act, subject, RequestOrigin.address(), ShopJson.write(detail));
    }
}
