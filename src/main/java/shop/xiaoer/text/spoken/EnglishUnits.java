package shop.xiaoer.text.spoken;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units and how they are said in English, one and many. Case counts: {@code 4K} is no unit. */
final class EnglishUnits {
    private record Unit(String one, String many) {}

    private static final Map<String, Unit> SAID = new LinkedHashMap<>();

    private static final Set<String> RATINGS = Set.of(
            "W", "w", "kW", "V", "mAh", "MAH", "Wh", "Ah", "GB", "TB", "MB", "Hz", "MP", "Mbps", "Gbps", "fps", "lm");

    private static void add(String written, String one, String many) {
        for (String unit : written.split(" ")) {
            SAID.put(unit, new Unit(one, many));
        }
    }

    private static void add(String written, String one) {
        add(written, one, one + "s");
    }

    private static void phrase(String written, String one, String many) {
        SAID.put(written, new Unit(one, many));
    }

    static {
        add("ml mL ML", "milliliter");
        add("cl", "centiliter");
        add("l L", "liter");
        add("kg KG", "kilogram");
        add("mg", "milligram");
        add("g", "gram");
        add("km/h kph", "kilometer per hour", "kilometers per hour");
        add("mph", "mile per hour", "miles per hour");
        add("m/s", "meter per second", "meters per second");
        add("km", "kilometer");
        add("mi", "mile");
        add("yd yds", "yard");
        add("tsp", "teaspoon");
        add("tbsp", "tablespoon");
        add("psi", "pound per square inch", "pounds per square inch");
        add("Nm N·m", "newton meter");
        add("MP", "megapixel");
        add("Gbps", "gigabit per second", "gigabits per second");
        add("Ah", "amp hour");
        add("km²", "square kilometer");
        add("mm²", "square millimeter");
        add("kV", "kilovolt");
        add("μg mcg", "microgram");
        add("gsm", "gram per square meter", "grams per square meter");
        add("lux", "lux", "lux");
        add("nits nit", "nit");
        add("dl dL", "deciliter");
        add("t", "ton");
        add("pcs", "piece");
        add("cm", "centimeter");
        add("mm", "millimeter");
        add("nm", "nanometer");
        add("m² m2", "square meter");
        add("cm²", "square centimeter");
        add("m³ m3", "cubic meter");
        add("m", "meter");
        add("kWh", "kilowatt hour");
        add("kW KW", "kilowatt");
        add("W w", "watt");
        add("V v", "volt");
        add("mAh MAH", "milliamp hour");
        add("Wh", "watt hour");
        add("mA", "milliamp");
        add("GHz", "gigahertz", "gigahertz");
        add("MHz", "megahertz", "megahertz");
        add("kHz", "kilohertz", "kilohertz");
        add("Hz", "hertz", "hertz");
        add("dB db", "decibel");
        add("MPa", "megapascal");
        add("kPa", "kilopascal");
        add("kcal", "kilocalorie");
        add("cal", "calorie");
        add("kJ", "kilojoule");
        add("lm", "lumen");
        add("rpm", "revolution per minute", "revolutions per minute");
        add("fps", "frame per second", "frames per second");
        add("ms", "millisecond");
        add("mins min", "minute");
        add("hours hour hrs hr h H", "hour");
        add("days day", "day");
        add("weeks week wks wk", "week");
        add("months month mos mo", "month");
        add("years year yrs yr", "year");
        add("secs sec s", "second");
        add("℃ °C", "degree Celsius", "degrees Celsius");
        add("℉ °F", "degree Fahrenheit", "degrees Fahrenheit");
        add("°", "degree");
        add("oz", "ounce");
        add("lbs lb", "pound");
        add("inches inch in \" ″", "inch", "inches");
        add("ft", "foot", "feet");
        phrase("sq ft", "square foot", "square feet");
        phrase("sq. ft.", "square foot", "square feet");
        phrase("sq m", "square meter", "square meters");
        phrase("fl oz", "fluid ounce", "fluid ounces");
        phrase("fl. oz.", "fluid ounce", "fluid ounces");
        phrase("cu ft", "cubic foot", "cubic feet");
        add("gal", "gallon");
        add("qt", "quart");
        add("pt", "pint");
        add("GB", "gigabyte");
        add("TB", "terabyte");
        add("MB", "megabyte");
        add("KB kB", "kilobyte");
        add("Mbps", "megabit per second", "megabits per second");
        add("px", "pixel");
    }

    /** Longest first; {@code in} only where no word follows, since "5 in stock" counts no inches. */
    static final String PATTERN = SAID.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(unit -> unit.equals("in")
                    ? "in(?=\\s*(?:[.,;:!?)]|$|x|×|by\\b|wide|tall|long|deep|thick|across|screen|display|monitor|drill|socket|hose|pipe|bolt))"
                    : Pattern.quote(unit))
            .collect(Collectors.joining("|", "(?:", ")(?![A-Za-z0-9])"));

    private EnglishUnits() {}

    /** What a thing's rating is given in: such a measure describes the noun behind it, "65W charger". */
    static boolean rates(String unit) {
        return RATINGS.contains(unit);
    }

    static String one(String unit) {
        Unit said = SAID.get(unit);
        return said == null ? unit : said.one();
    }

    static String said(String figures, String unit) {
        Unit said = SAID.get(unit);
        return said == null ? unit : figures.equals("1") ? said.one() : said.many();
    }
}
