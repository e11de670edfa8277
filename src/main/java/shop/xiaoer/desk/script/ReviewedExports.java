package shop.xiaoer.desk.script;

import java.time.Clock;
import shop.xiaoer.broadcast.PlatformProfile;
import shop.xiaoer.broadcast.Script;
import shop.xiaoer.broadcast.driver.ExportOutcome;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.driver.payload.Terms;
import shop.xiaoer.broadcast.review.Review;

/** Scripts as files for renderers, without the label for people only where somebody answers for that. Blocks. */
public final class ReviewedExports {
    private final Exports exports;
    private final Review review;
    private final Clock clock;

    ReviewedExports(Exports exports, Review review, Clock clock) {
        this.exports = exports;
        this.review = review;
        this.clock = clock;
    }

    public ExportOutcome export(Script script, String format, Terms terms, PlatformProfile platform) {
        boolean agreed = terms.label() == Terms.Label.leftOut && review.agreedUnlabelled(script);
        return exports.export(script, new Exports.Wish(format, terms, agreed), platform, clock.instant());
    }
}
