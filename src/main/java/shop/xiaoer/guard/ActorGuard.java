package shop.xiaoer.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.xiaoer.guard.reading.Readings;

/**
 * Who pays, decides, calls, fetches: the one that the evidence names, and no other. An act with its doer in the reply is
 * held against the same act in the evidence; where that has another doer and never this one, the doer was changed.
 */
final class ActorGuard implements Guard {
    private enum Actor {
        SHOPPER(
                "您|你|买家|顾客|客户|会员|用户|消费者|本人|自己|自费|自行|自理|亲|\\byou(?:r|rself)?\\b|\\bcustomers?\\b|\\bbuyers?\\b|\\bshoppers?\\b|\\bmembers?\\b"),
        SHOP(
                "我们|咱们|本店|小店|店里|店铺|店家|商家|卖家|我方|店方|\\bwe\\b|\\bour(?:selves)?\\b|\\bus\\b|\\bthe (?:shop|store|seller)\\b|\\bon us\\b"),
        SERVICE("客服|小二|客服人员|\\bsupport\\b|\\bcustomer service\\b|\\bagents?\\b"),
        MANAGER("店长|经理|主管|负责人|\\bmanagers?\\b|\\bsupervisors?\\b|\\bhead of\\b"),
        WAREHOUSE("仓库|仓管|\\bwarehouse\\b|\\bdepot\\b"),
        COURIER("快递员?|骑手|配送员|物流|司机|承运|\\bcouriers?\\b|\\bcarriers?\\b|\\bdrivers?\\b|\\briders?\\b"),
        MAKER("厂家|品牌方?|生产商|制造商|厂商|\\bmanufacturer\\b|\\bmaker\\b|\\bbrand\\b|\\bfactory\\b"),
        INSURER("保险(?:公司|方)?|\\binsur(?:er|ance(?: company)?)\\b"),
        WORKER(
                "师傅|工程师|技师|安装工|维修|老师|教练|摄影师|医生|专员|\\btechnicians?\\b|\\bfitters?\\b|\\bengineers?\\b|\\bteachers?\\b|\\bcoach(?:es)?\\b|\\bworkshop\\b"),
        PLATFORM("平台|小程序|系统|\\bplatform\\b|\\bsystem\\b|\\bapp\\b"),
        HOST("主办方?|场馆|影院|景区|酒店|\\borgani[sz]ers?\\b|\\bvenue\\b|\\bhotel\\b");

        private final Pattern said;

        Actor(String said) {
            this.said = Pattern.compile(said);
        }
    }

    private enum Act {
        PAY(
                "承担|负担|出(?:运费|邮费|钱)?(?![示货库售发厂现])|付(?!款后)|买单|自理|自费|包(?:运|邮|来回)|\\bpa(?:y|ys|id)\\b|\\bcovers?\\b|\\bbears?\\b|\\bcharge|\\bat (?:your|our) (?:cost|expense)\\b|\\bon us\\b"),
        DECIDE(
                "决定|说了算|选择|自选|任选|由[^,。]{1,8}选|审核|核定|\\bdecides?\\b|\\bchooses?\\b|\\bchoice\\b|\\bpicks?\\b|\\breviews?\\b|\\bapproves?\\b"),
        CONTACT(
                "联系|打电话|致电|回电|通知|\\bcalls?\\b|\\bcontacts?\\b|\\brings?\\b|\\bphones?\\b|\\bnotif|\\btells?\\b|\\bemails?\\b|\\btexts?\\b"),
        FETCH("取件|上门取|上门收|自提|\\bcollects?\\b|\\bpicks? (?:it |them )?up\\b|\\bfetch"),
        FIT("安装|组装|装上|拆装|\\binstalls?\\b|\\bfits?\\b(?! (?:in|the|all))|\\bassembl"),
        CANCEL("取消|作废|\\bcancels?\\b"),
        ISSUE("开(?:具|票)|出具|寄出|发出|\\bissues?\\b|\\bsends?\\b|\\bships?\\b"),
        CHECK("检查|检测|验货|核对|核实|质检|\\bchecks?\\b|\\binspects?\\b|\\bverif"),
        SIGN("签(?!收)|签名|签字|\\bsigns?\\b"),
        KEEP("保管|保留|持有|负责|\\bkeeps?\\b|\\bresponsible\\b|\\bin charge\\b"),
        CLEAN("清洗|清洁|打扫|\\bcleans?\\b|\\bwash(?:es)?\\b"),
        MEASURE("测量|量尺|量(?:一下|好)|\\bmeasures?\\b"),
        UPLOAD("上传|提供|提交|填写|\\buploads?\\b|\\bprovides?\\b|\\bfills?\\b");

        private final Pattern said;

        Act(String said) {
            this.said = Pattern.compile(said);
        }
    }

    private static final int NEAR = 24;
    private static final Readings<Map<Act, Set<Actor>>> ACTS = new Readings<>(ActorGuard::acts);

    @Override
    public List<Finding> judge(Statement statement, Material material) {
        if (Refusals.honest(statement.normal()) || statement.normal().endsWith("?")) {
            return List.of();
        }
        Map<Act, Set<Actor>> known = new TreeMap<>();
        material.evidence()
                .forEach(evidence -> evidence.clauses()
                        .forEach(clause -> ACTS.of(clause)
                                .forEach((act, actors) -> known.computeIfAbsent(act, one -> EnumSet.noneOf(Actor.class))
                                        .addAll(actors))));
        for (String clause : statement.clauses()) {
            for (Map.Entry<Act, Set<Actor>> said : ACTS.of(clause).entrySet()) {
                Set<Actor> right = known.getOrDefault(said.getKey(), Set.of());
                if (!right.isEmpty() && said.getValue().stream().noneMatch(right::contains)) {
                    return Guard.finding("who", "the evidence names another for it: " + right);
                }
            }
        }
        return List.of();
    }

    /** Each act of a clause with its doer, where one is named. */
    private static Map<Act, Set<Actor>> acts(String clause) {
        Map<Act, Set<Actor>> acts = new TreeMap<>();
        for (Act act : Act.values()) {
            Matcher said = act.said.matcher(clause);
            if (said.find()) {
                doer(clause, said.start(), said.end()).ifPresent(actor -> acts.put(act, EnumSet.of(actor)));
            }
        }
        return Collections.unmodifiableMap(acts);
    }

    /** The last one named before the act; in it, where it names its doer itself; after "by". */
    private static Optional<Actor> doer(String clause, int from, int to) {
        Optional<Actor> by = last(passive(clause));
        if (by.isPresent()) {
            return by;
        }
        Optional<Actor> within = last(clause.substring(from, to));
        return within.isPresent() ? within : last(clause.substring(Math.max(0, from - NEAR), from));
    }

    private static String passive(String clause) {
        Matcher by =
                Pattern.compile("(?:由|归)([^,。]{1,6})|\\bby ((?:\\w+ ?){1,3})").matcher(clause);
        if (!by.find()) {
            return "";
        }
        return by.group(1) == null ? by.group(2) : by.group(1);
    }

    private static Optional<Actor> last(String words) {
        List<Actor> found = new ArrayList<>();
        int at = -1;
        for (Actor actor : Actor.values()) {
            Matcher said = actor.said.matcher(words);
            while (said.find()) {
                if (said.start() >= at) {
                    at = said.start();
                    found.add(actor);
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }
}
