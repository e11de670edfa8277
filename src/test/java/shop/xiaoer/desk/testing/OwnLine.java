package shop.xiaoer.desk.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import shop.xiaoer.node.Line;

/** A half of a bus that fell apart: who posts hears it, nobody else does. */
public final class OwnLine implements Line {
    private final List<Consumer<String>> readers = new CopyOnWriteArrayList<>();

    @Override
    public void post(String text) {
        readers.forEach(reader -> reader.accept(text));
    }

    @Override
    public void read(Consumer<String> reader) {
        readers.add(reader);
    }

    @Override
    public void close() {
        readers.clear();
    }
}
