package shop.xiaoer.knowledge;

import java.util.List;

/**
 * What one file gave: kept with the snapshot, so that a file that breaks later goes on serving what it gave before.
 *
 * @param hash SHA-256 of the text, as hex
 */
public record FileState(String hash, List<Entry> entries, List<Fault> faults) {
    public FileState {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }
}
