package shop.xiaoer.knowledge;

import java.util.List;

/** What one file gave: kept with the snapshot, so that a file that breaks later goes on serving what it gave before. */
record FileState(String hash, List<Entry> entries, List<Fault> faults) {
    FileState {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }
}
