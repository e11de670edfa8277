package shop.xiaoer.answer;

import shop.xiaoer.confidence.ConfidenceModel;
import shop.xiaoer.intent.AttributeMatcher;
import shop.xiaoer.intent.IntentMatcher;
import shop.xiaoer.intent.entity.ProductNames;
import shop.xiaoer.knowledge.Snapshot;
import shop.xiaoer.retrieval.ArticleRanker;
import shop.xiaoer.retrieval.Retriever;

/** All that was built from one snapshot of the knowledge base. A turn takes one and keeps it to its end. */
public record Knowing(
        Snapshot snapshot,
        IntentMatcher intents,
        AttributeMatcher attributes,
        ProductNames products,
        Retriever retriever,
        ArticleRanker articles,
        ConfidenceModel confidence) {}
