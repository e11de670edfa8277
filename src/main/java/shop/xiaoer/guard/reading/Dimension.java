package shop.xiaoer.guard.reading;

/** What a figure measures. Values of one dimension are kept in one unit and compared. */
public enum Dimension {
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

    /** How much of the unit that values are kept in one of each common unit has: 10 and 1000 mm for cm and m. */
    public double[] factors() {
        return switch (this) {
            case MASS -> new double[] {1, 50, 500, 1000};
            case VOLUME -> new double[] {1, 1000};
            case LENGTH -> new double[] {1, 10, 1000, 1_000_000};
            case TIME -> new double[] {1, 24, 168, 720, 8760, 1.0 / 60};
            case MONEY, WORKDAY, AGE, PERCENT, TEMPERATURE, TECHNICAL -> new double[] {1};
            case CLOCK, DATE, COUNT, PLAIN, CODE -> new double[0];
        };
    }

    /** The guard under whose name a wrong one is reported. */
    public String guard() {
        return guard;
    }
}
