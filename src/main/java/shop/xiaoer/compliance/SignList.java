package shop.xiaoer.compliance;

import java.util.Arrays;

/** Signs of a passage as places in a table of a fixed size, each with what it counts; a name's place is its hash. */
final class SignList {
    static final int BITS = 17;
    static final int WIDTH = 1 << BITS;
    private static final int SEED = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private int[] places = new int[256];
    private float[] values = new float[256];
    private int size;

    /** Where a family of signs begins: the hash of its name goes into each of its signs. */
    static int family(String name) {
        int hash = SEED;
        for (int i = 0; i < name.length(); i++) {
            hash = with(hash, name.charAt(i));
        }
        return hash;
    }

    static int with(int hash, char sign) {
        return (hash ^ sign) * PRIME;
    }

    void add(int hash, double value) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        places[size] = place(hash);
        values[size++] = (float) value;
    }

    void add(String name, double value) {
        add(family(name), value);
    }

    private static int place(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (WIDTH - 1);
    }

    int size() {
        return size;
    }

    int at(int i) {
        return places[i];
    }

    float value(int i) {
        return values[i];
    }

    /** Makes the signs from {@code first} on weigh {@code scale} together, however many they are. */
    void even(int first, double scale) {
        double sum = 0;
        for (int i = first; i < size; i++) {
            sum += (double) values[i] * values[i];
        }
        if (sum > 0) {
            double factor = scale / Math.sqrt(sum);
            for (int i = first; i < size; i++) {
                values[i] *= (float) factor;
            }
        }
    }
}
