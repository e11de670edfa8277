package shop.xiaoer.intent.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/** Colours of goods; green tea and red packets are none. */
final class ColourEntities {
    private static final String SHADE_ZH =
            "(?:深|浅|淡|亮|暗|哑光|奶油|奶|米|乳|象牙|珍珠|云|雪|月|雾|天|海|湖|宝石|宝|藏|孔雀|克莱因|墨|草|薄荷|豆沙|抹茶|橄榄|军|酒|枣|玫瑰|樱花|珊瑚|藕|肉|橘|柠檬|鹅|姜|土|金|香槟|玫瑰|太空|深空|岩|烟|高级|炭|纯|曜石|磨砂|雅)?";
    private static final String BASE_ZH = "黑|白|红|橙|黄|绿|青|蓝|紫|粉|灰|棕|褐|银|金";
    private static final String WHOLE_ZH =
            "咖啡|卡其|驼|裸|杏|米|奶茶|奶咖|香槟|玫瑰金|藏青|靛蓝|酒红|枣红|豆沙|抹茶|薄荷|焦糖|巧克力|燕麦|原木|胡桃|木|透明|彩虹|渐变|栗|茶|橘|肤|墨绿|军绿|藕粉|橘红|粉红|紫红|大红|天蓝|湖蓝|宝蓝|深空灰|深咖|浅咖";
    private static final Pattern WITH_SIGN =
            Pattern.compile("(?<it>(?:" + WHOLE_ZH + "|" + SHADE_ZH + "(?:" + BASE_ZH + "))色)(?!差|素|彩|泽|弱|卡)");
    private static final Pattern WITHOUT_SIGN = Pattern.compile("(?<![明空黄现肤茶青])(?<it>(?:"
            + WHOLE_ZH.replace("|茶|", "|")
                    .replace("|木|", "|")
                    .replace("|米|", "|")
                    .replace("|橘|", "|")
                    .replace("|咖啡|", "|")
                    .replace("咖啡|", "")
                    .replace("|巧克力", "")
                    .replace("|燕麦", "")
                    .replace("|焦糖", "")
                    .replace("|奶茶", "")
                    .replace("|抹茶", "")
                    .replace("|薄荷", "")
                    .replace("|透明", "")
            + "|" + SHADE_ZH + "(?:" + BASE_ZH
            + ")))(?=的(?!茶|酒|糖|米|豆|字|意思|人)|款|版|那个|那款|$|[,.?!、，。？！/]|和|跟|还是|或|换|吗|呢)");
    private static final Pattern NOT_EN = Pattern.compile(
            "\\b(?:green|black|white|red|yellow|oolong|dark) teas?\\b|\\bblack friday\\b|\\bred (?:packet|envelope|cross|wine)\\b|\\bgreen (?:light|card|dot)\\b|\\bwhite (?:wine|lie)\\b|\\byellow pages\\b|\\bgold(?:en)? (?:member|card|medal|standard|vip)\\w*|\\borange juice\\b|\\bblack(?:list|mail)\\w*\\b|\\bsilver member\\w*|\\bcoffee (?:cup|mug|bean|pot|maker)s?\\b");
    private static final String BASE_EN =
            "black|white|red|orange|yellow|green|blue|navy|purple|violet|pink|gr[ae]y|brown|silver|gold|beige|cream|ivory|turquoise|teal|cyan|magenta|maroon|burgundy|khaki|lavender|lilac|mint|coral|charcoal|bronze|copper|rose gold|champagne|tan|indigo|olive|mustard|sage|camel|taupe|rust|peach|plum|graphite|terracotta|multicolou?r(?:ed)?|transparent";
    private static final Pattern EN = Pattern.compile(
            "\\b(?<it>(?:(?:light|dark|deep|pale|bright|navy|sky|royal|baby|mint|olive|forest|army|rose|space|matte|hot|wine|off|cloud|mist|rock|ice|lake|sea|stone|ash|milk|pearl|sage|emerald|dusty|midnight)[ -])?(?:"
                    + BASE_EN + "))(?:[ -]colou?red)?\\b");

    private ColourEntities() {}

    static void find(Scan scan) {
        scan.block(NOT_EN);
        scan.each(WITH_SIGN, Entity.Type.colour, found -> {
            String text = found.group("it");
            return Optional.of(text.substring(0, text.length() - 1));
        });
        scan.each(WITHOUT_SIGN, Entity.Type.colour, found -> Optional.of(found.group("it")));
        scan.each(
                EN,
                Entity.Type.colour,
                found -> Optional.of(found.group("it")
                        .replace("grey", "gray")
                        .replace("colour", "color")
                        .replace('-', ' ')));
    }
}
