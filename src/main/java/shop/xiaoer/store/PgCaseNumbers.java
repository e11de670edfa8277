package shop.xiaoer.store;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import shop.xiaoer.entrance.CaseNumbers;

/** Case numbers as {@code RT20261122000001}: prefix, the shop's day, a number that only grows. */
public final class PgCaseNumbers implements CaseNumbers {
    private final Sql sql;
    private final Clock clock;
    private final ZoneId zone;

    public PgCaseNumbers(Sql sql, Clock clock, ZoneId zone) {
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String next(String prefix) {
        long number = sql.first("select nextval('service_case_number') as number")
                .orElseThrow()
                .getLong("number");
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                clock.instant().atZone(zone).toLocalDate());
        return prefix + day + String.format(Locale.ROOT, "%06d", number);
    }
}
