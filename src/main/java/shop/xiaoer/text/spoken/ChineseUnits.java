package shop.xiaoer.text.spoken;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Units written in letters or signs, and how they are said in Chinese. Case counts: {@code 4K} is no unit. */
final class ChineseUnits {
    private static final Map<String, String> SAID = new LinkedHashMap<>();

    static {
        String[] all = {
            "ml 毫升",
            "㎖ 毫升",
            "㎏ 公斤",
            "㎎ 毫克",
            "㎝ 厘米",
            "㎜ 毫米",
            "㎞ 公里",
            "km² 平方公里",
            "mm² 平方毫米",
            "N·m 牛米",
            "Nm 牛米",
            "cc 毫升",
            "psi psi",
            "kHZ 千赫",
            "Gbps 吉比特每秒",
            "lux 勒克斯",
            "mins 分钟",
            "hrs 小时",
            "hr 小时",
            "mph 英里每小时",
            "yd 码",
            "″ 英寸",
            "\" 英寸",
            "mL 毫升",
            "ML 毫升",
            "cl 厘升",
            "dl 分升",
            "l 升",
            "L 升",
            "kg 公斤",
            "KG 公斤",
            "Kg 公斤",
            "mg 毫克",
            "μg 微克",
            "ug 微克",
            "g 克",
            "km/h 公里每小时",
            "m/s 米每秒",
            "km 公里",
            "cm 厘米",
            "CM 厘米",
            "mm 毫米",
            "MM 毫米",
            "nm 纳米",
            "μm 微米",
            "m² 平方米",
            "m2 平方米",
            "㎡ 平方米",
            "m³ 立方米",
            "m3 立方米",
            "cm² 平方厘米",
            "cm³ 立方厘米",
            "m 米",
            "kWh 千瓦时",
            "kW 千瓦",
            "KW 千瓦",
            "mW 毫瓦",
            "W 瓦",
            "w 瓦",
            "kV 千伏",
            "V 伏",
            "v 伏",
            "mAh 毫安时",
            "MAH 毫安时",
            "mah 毫安时",
            "Wh 瓦时",
            "Ah 安时",
            "mA 毫安",
            "GHz 吉赫",
            "MHz 兆赫",
            "kHz 千赫",
            "KHz 千赫",
            "Hz 赫兹",
            "HZ 赫兹",
            "hz 赫兹",
            "dB 分贝",
            "db 分贝",
            "MPa 兆帕",
            "kPa 千帕",
            "Pa 帕",
            "kcal 千卡",
            "kJ 千焦",
            "KJ 千焦",
            "lm 流明",
            "lx 勒克斯",
            "rpm 转每分",
            "r/min 转每分",
            "fps 帧每秒",
            "ms 毫秒",
            "min 分钟",
            "h 小时",
            "H 小时",
            "s 秒",
            "℃ 摄氏度",
            "°C 摄氏度",
            "℉ 华氏度",
            "°F 华氏度",
            "° 度",
            "oz 盎司",
            "lb 磅",
            "lbs 磅",
            "inch 英寸",
            "in 英寸",
            "ft 英尺",
            "GB GB",
            "TB TB",
            "MB MB",
            "KB KB",
            "Mbps 兆每秒",
            "ppm ppm",
            "px 像素",
            "‰ ‰"
        };
        for (String entry : all) {
            int space = entry.indexOf(' ');
            SAID.put(entry.substring(0, space), entry.substring(space + 1));
        }
    }

    /** Longest first, so that {@code ml} is not read as {@code m}. */
    static final String PATTERN = SAID.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(java.util.regex.Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")(?![A-Za-z0-9])"));

    private ChineseUnits() {}

    static String said(String unit) {
        return SAID.getOrDefault(unit, unit);
    }

    /** 克, 米 and the like count with 两; a scale's reading with 二: 二摄氏度 is what a thermometer shows. */
    static boolean counts(String unit) {
        return !said(unit).endsWith("摄氏度") && !said(unit).endsWith("华氏度");
    }
}
