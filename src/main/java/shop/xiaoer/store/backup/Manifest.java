package shop.xiaoer.store.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param format the number of this layout; a reader refuses a higher one
 * @param product the version of the product that wrote it
 * @param schema the version of the database's schema
 * @param createdAt when the snapshot was taken, by the database's clock
 * @param tables every table, in the order of their names
 * @param sequences where every sequence stood
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
        int format,
        String product,
        String schema,
        Instant createdAt,
        List<TableCopy> tables,
        List<SequenceValue> sequences) {
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String DIGEST_ENTRY = "manifest.sha256";

    public Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /** One table's rows: their columns in the order of the copy, their number, and the digest of the copy's bytes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TableCopy(String name, List<String> columns, long rows, String sha256) {
        public TableCopy {
            columns = List.copyOf(columns);
        }

        String entry() {
            return entryOf(name);
        }
    }

    /** Where a sequence stood; {@code called} as PostgreSQL means it: the next value is one step further. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SequenceValue(String name, long value, boolean called) {}

    /** Returns the rows of all tables together. */
    @JsonIgnore
    public long rows() {
        return tables.stream().mapToLong(TableCopy::rows).sum();
    }

    static String entryOf(String table) {
        return "tables/" + table + ".copy";
    }

    byte[] toJson() throws IOException {
        return json().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest fromJson(byte[] json) throws IOException {
        return json().readValue(json, Manifest.class);
    }

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }
}
