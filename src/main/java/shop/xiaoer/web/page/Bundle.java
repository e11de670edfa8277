package shop.xiaoer.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module and all that it imports, in one file. What is imported becomes a function that runs once, before what imports
 * it, and gives back what it exports; the module itself stays as it is, so that the file exports what the module does.
 * What is imported by a call, {@code import('./other.js')}, stays a file of its own.
 *
 * <p>Understands the imports and exports that our modules use: names in braces, and exports at a declaration or in braces.
 */
final class Bundle {
    /** Reads a module by its path, such as {@code /widget/panel.js}. */
    interface Sources {
        String read(String path);
    }

    /** Says under which address a module that is loaded later is asked for; {@code written} is how the call names it. */
    interface Later {
        String address(String path, String written);
    }

    /**
     * @param script the file
     * @param map where its parts come from, as JSON
     */
    record Built(String script, String map) {}

    private record Module(String path, String source, List<Token> tokens) {}

    private final String entry;
    private final Sources sources;
    private final Later later;
    /** In the order in which they run; one under way has no tokens yet. */
    private final Map<String, Module> modules = new LinkedHashMap<>();

    private Bundle(String entry, Sources sources, Later later) {
        this.entry = entry;
        this.sources = sources;
        this.later = later;
    }

    /** @throws IllegalArgumentException where a module is written in a way that this does not understand */
    static Built build(String entry, Sources sources, Later later) {
        Bundle bundle = new Bundle(entry, sources, later);
        bundle.take(entry);
        return bundle.print();
    }

    private void take(String path) {
        if (modules.containsKey(path)) {
            return;
        }
        String source = sources.read(path);
        List<Token> written = ScriptReader.read(source);
        for (String wanted : new ModuleReader(path, written).imports()) {
            if (wanted.equals(entry)) {
                throw new IllegalArgumentException(path + " imports the file it is part of");
            }
            take(wanted);
        }
        List<Token> tokens = new ModuleReader(path, written).inBundle(path.equals(entry), later);
        modules.put(path, new Module(path, source, tokens));
    }

    private Built print() {
        String file = entry.substring(entry.lastIndexOf('/') + 1);
        SourceMap map = new SourceMap(file);
        StringBuilder script = new StringBuilder();
        ShortNames names = new ShortNames();
        for (Module module : modules.values()) {
            Printer printed = new Printer(true).print(names.shorten(module.tokens()));
            int start = script.length();
            script.append(printed.text()).append('\n');
            for (Printer.Mark mark : printed.marks()) {
                map.mark(script, start + mark.at(), "source:" + module.path(), module.source(), mark.line());
            }
        }
        return new Built(
                script.append("//# sourceMappingURL=")
                        .append(file)
                        .append(".map\n")
                        .toString(),
                map.json());
    }
}
