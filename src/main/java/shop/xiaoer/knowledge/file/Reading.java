package shop.xiaoer.knowledge.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import shop.xiaoer.knowledge.Content;
import shop.xiaoer.knowledge.Entry;
import shop.xiaoer.knowledge.Fault;

/** The reading of one file: what was found in it so far, and what is wrong with it. Used by one thread, once. */
final class Reading {
    private final String file;
    private final String currency;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> failedKeys = new LinkedHashSet<>();
    private boolean entryFailed;

    Reading(String file, String currency) {
        this.file = file;
        this.currency = currency;
    }

    String file() {
        return file;
    }

    String currency() {
        return currency;
    }

    /** Something is wrong, and what is being read cannot serve because of it. */
    void fail(int line, String message) {
        note(line, message);
        entryFailed = true;
    }

    /** Something is wrong, and what is being read can serve without it. */
    void note(int line, String message) {
        faults.add(new Fault(file, line, message));
    }

    /** Reads one entry; it counts only where nothing in it failed. */
    void entry(String key, int line, Supplier<? extends Content> read) {
        entryFailed = false;
        Content content = read.get();
        if (entryFailed) {
            failedKeys.add(key);
        } else if (entries.containsKey(key)) {
            note(line, "'" + key + "' stands in this file twice: the first one counts");
        } else {
            entries.put(key, new Entry(key, line, content));
        }
        entryFailed = false;
    }

    /** Reads a part that can be left out without harm to the rest; the part is told whether it failed by the result. */
    boolean whole(Runnable read) {
        boolean before = entryFailed;
        entryFailed = false;
        read.run();
        boolean whole = !entryFailed;
        entryFailed = before;
        return whole;
    }

    boolean failed() {
        return entryFailed;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Set<String> failedKeys() {
        return Set.copyOf(failedKeys);
    }
}
