package shop.xiaoer.bench.faults;

/** What happens to a connection when so many bytes have passed in one direction. */
record Fault(Kind kind, Direction direction, int afterBytes, long millis) {
    enum Direction {
        toServer,
        toShopper
    }

    enum Kind {
        /** Both ends are reset. */
        cut,
        /** Bytes wait for a while, then go on. */
        delay,
        /** The receiver is told that nothing more comes; the other direction lives for a while. */
        halfClose,
        /** Bytes vanish and nobody is told, until the shopper loses patience. */
        silence,
        /** From there on the bytes come in small pieces. */
        dribble
    }
}
