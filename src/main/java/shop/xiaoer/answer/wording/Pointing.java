package shop.xiaoer.answer.wording;

import java.util.regex.Pattern;
import shop.xiaoer.text.Normaliser;

/** "How much is this one?", "and the large one?": a question about goods that points at some and names none. */
public final class Pointing {
    private static final Pattern POINTS = Pattern.compile(
            "这个|那个|这款|那款|这只|那只|这件|那件|这种|那种|这把|这套|这罐|这盒|它|\\b(?:this|that|these|those|it|one|ones|them)\\b");
    /** What is asked of goods as such: its words alone make it no matter of orders or rules. */
    private static final Pattern OF_GOODS = Pattern.compile(
            "多少钱|什么价|价格|怎么卖|贵|便宜|有货|现货|库存|好在哪|好处|优点|区别|材质|什么做的|容量|颜色|尺寸|多大|多重|保温|质量怎么样|怎么样|好用|大的|小的|大号|小号|白的|黑的|蓝的"
                    + "|\\b(?:how much|price|cost|costs|in stock|available|better|difference|made of|material|colou?rs?|size|large|larger|small|smaller|big|bigger|medium|blue|black|white|red|green|cheaper)\\b");

    private static final Pattern FILLING = Pattern.compile(
            "[\\p{P}\\p{S}\\s]+|请问|问下|一下|其他|其它|别的|比|跟|和|与|有|什么|啥|多少|钱|是|的|了|吗|呢|么|嘛|啊|呀|吧|还|好|哪|在|里|怎么|亲|那|这|不|没|现在|要|卖|到底|号|款|个"
                    + "|\\b(?:how|what|whats|and|about|is|are|does|do|s|the|a|an|of|for|in|it|its|than|others?|rest|which|why|has|have|you|i|can|now|still|any|there|please|hi|hello|so|to|me|tell|with|come|comes|compared|ok|one)\\b");

    private Pointing() {}

    /** Whether the whole message is such a question. */
    public static boolean atGoods(String written) {
        String text = Normaliser.normalise(written);
        if (!POINTS.matcher(text).find() || !OF_GOODS.matcher(text).find()) {
            return false;
        }
        String rest = OF_GOODS.matcher(POINTS.matcher(text).replaceAll(" ")).replaceAll(" ");
        return FILLING.matcher(rest).replaceAll("").isEmpty();
    }
}
