package shop.xiaoer.guard;

/** What a figure measures. Values of one dimension are kept in one unit and compared. */
enum Dimension {
    /** In the currency's unit; the currency is the quantity's kind. */
    MONEY("price"),
    /** Grams. */
    MASS("number"),
    /** Millilitres. */
    VOLUME("number"),
    /** Millimetres. */
    LENGTH("number"),
    /** Hours. */
    TIME("window"),
    /** Working days. */
    WORKDAY("window"),
    AGE("number"),
    /** Parts of a hundred. */
    PERCENT("number"),
    /** Degrees Celsius. */
    TEMPERATURE("number"),
    /** Watts, volts, milliampere hours, bytes: told apart by kind. */
    TECHNICAL("number"),
    /** Minutes after midnight. */
    CLOCK("date"),
    /** Month times 100 plus day, the year as kind where one is said. */
    DATE("date"),
    /** Pieces; the counter or noun is the kind. */
    COUNT("number"),
    /** A figure without a unit. */
    PLAIN("number"),
    /** Order number, parcel number, model: compared sign by sign. */
    CODE("number");

    private final String guard;

    Dimension(String guard) {
        this.guard = guard;
    }

    /** The guard under whose name a wrong one is reported. */
    String guard() {
        return guard;
    }
}
