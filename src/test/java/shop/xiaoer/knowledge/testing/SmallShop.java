package shop.xiaoer.knowledge.testing;

import java.util.SortedMap;
import java.util.TreeMap;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.knowledge.file.KnowledgeReader;

/** The files of a shop with one product, one article, three intents and one order; each can be replaced. */
public final class SmallShop {
    private final SortedMap<String, String> files = new TreeMap<>();

    public SmallShop() {
        files.put("shop.yaml", """
                name: {zh: 小店, en: Small Shop}
                notice: {zh: 我是 AI 客服。, en: I'm an AI assistant.}
                hours: {from: "09:00", to: "21:00"}
                confidence: {answer: 0.5, askBack: 0.3}
                """);
        files.put("attributes.yaml", """
                attributes:
                  - key: material
                    label: {zh: 材质, en: material}
                    words: {zh: [材质, 什么做的], en: [material, made of]}
                    asks: {zh: [这是什么材质的？], en: ["What is it made of?"]}
                  - key: capacity
                    label: {zh: 容量, en: capacity}
                    words: {zh: [容量], en: [capacity]}
                    asks: {zh: [能装多少水？], en: ["How much does it hold?"]}
                """);
        files.put("products/drinkware.yaml", """
                category: drinkware
                categoryName: {zh: 杯壶, en: Drinkware}
                compliance: general
                products:
                  - id: P1
                    name: {zh: 云朵保温杯, en: cloud thermos}
                    aliases: {zh: [云朵杯], en: [cloud flask]}
                    price: "88.00"
                    stock: 5
                    returnable: true
                    attributes:
                      - {key: material, value: {zh: 316不锈钢, en: 316 steel}, evidence: [TR-1]}
                    sellingPoints:
                      - {text: {zh: 内胆是316不锈钢, en: The wall is 316 steel}, evidence: ["attribute:material"]}
                    pains:
                      - {zh: 茶凉了, en: Cold tea}
                    evidence:
                      - {id: TR-1, kind: testReport, title: {zh: 报告, en: Report}, issuer: {zh: 实验室, en: Lab},
                         number: HC-1, date: 2026-03-12, says: {zh: 316, en: "316"}}
                    priceHistory:
                      - {from: -60d, price: "99.00"}
                      - {from: -20d, price: "88.00"}
                """);
        files.put("faq/zh/ship.md", """
                ---
                id: ship
                lang: zh
                title: 多久发货？
                questions:
                  - 什么时候能发
                  - 几天发货啊
                  - 今天能发吗
                intent: policyQuestion
                ---
                下午四点前付款，当天发出。
                其他第二天发出。

                预售除外。
                """);
        files.put("faq/en/ship.md", """
                ---
                id: ship
                lang: en
                title: When do you ship?
                questions: ["When will it go out?", "How soon do you send it?", "Do you ship today?"]
                intent: policyQuestion
                ---
                Paid before four, it leaves
                the same day.
                """);
        files.put("intents/all.yaml", """
                intents:
                  - id: trackOrder
                    route: entrance
                    entrance: trackOrder
                    rules:
                      zh:
                        - 物流到哪
                        - {any: [快递, 包裹], all: [哪], not: [公司]}
                      en:
                        - where is my order
                        - {any: [track, tracking], all: [order], not: [policy]}
                    examples:
                      zh: [我的快递到哪了, 查一下物流, 包裹现在在哪, 到哪里了, 查快递, 物流信息, 快递走到哪了, 我的包裹呢, 看下物流, 单子到哪了]
                      en: ["Where is my parcel?", track my order, where is it now, parcel status, order status please, find my package, track it, has it arrived yet, locate my parcel, shipping status]
                  - id: return
                    route: entrance
                    entrance: return
                    rules:
                      zh: [退货, 不想要了]
                      en: [send it back, return my order]
                    examples:
                      zh: [我要退货, 想退掉, 不要了想退, 退了吧, 申请退货, 怎么退回去, 退一下, 我想退, 东西不要了, 帮我退掉]
                      en: [I want to return it, send back, return this, I'd like to give it back, take it back, return please, how do I return, return an item, give back, start a return]
                  - id: policyQuestion
                    route: knowledge
                    rules:
                      zh: [包邮吗]
                      en: [shipping policy]
                    examples:
                      zh: [多久发货, 运费多少, 包邮吗, 支持什么付款, 保修多久, 有会员吗, 优惠券怎么用, 能开票吗, 发什么地方, 几天到]
                      en: [what is the shipping fee, do you ship abroad, which payments do you take, how long is the warranty, any coupons, membership, delivery time, is shipping free, how soon do you ship, what are your rules]
                """);
        files.put("policies/return.yaml", """
                return:
                  windowDays: 7
                  excludedCategories: [food]
                  shippingPaidBy: shopper
                  refundDays: 3
                  more: {deep: [1, 2.5, true]}
                """);
        files.put("orders.yaml", """
                orders:
                  - number: XE2026110002
                    shopper: demo-shopper-1
                    phoneTail: "5678"
                    state: shipped
                    items: [{product: P1, quantity: 2, price: "88.00"}]
                    placed: -3d
                    shipped: -2d
                    delivered: null
                    parcel:
                      carrier: {zh: 顺丰速运, en: SF Express}
                      number: SF1234567890123
                      steps: [{at: -2d, label: {zh: 已揽收, en: Picked up}}]
                """);
    }

    public SmallShop with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** The file with one piece of it replaced; the piece must be there. */
    public SmallShop replace(String path, String old, String by) {
        String text = files.getOrDefault(path, "");
        if (!text.contains(old)) {
            throw new IllegalArgumentException(path + " does not hold: " + old);
        }
        files.put(path, text.replace(old, by));
        return this;
    }

    public SmallShop without(String path) {
        files.remove(path);
        return this;
    }

    public SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    public Snapshot read() {
        return new KnowledgeReader("CNY").read(files);
    }
}
