package shop.xiaoer.desk.script;

import java.time.Clock;
import shop.xiaoer.broadcast.PlatformProfiles;
import shop.xiaoer.broadcast.Scripts;
import shop.xiaoer.broadcast.ShopPolicies;
import shop.xiaoer.broadcast.driver.Exports;
import shop.xiaoer.broadcast.review.Review;
import shop.xiaoer.broadcast.review.Rewording;
import shop.xiaoer.broadcast.review.ScriptArchive;
import shop.xiaoer.broadcast.review.ScriptCheck;
import shop.xiaoer.broadcast.script.Commissions;
import shop.xiaoer.broadcast.script.ScriptWriter;
import shop.xiaoer.broadcast.script.fact.ScriptFacts;
import shop.xiaoer.catalog.Products;
import shop.xiaoer.desk.Starter;

/**
 * Scripts from the wish to the file, by what is asked of them.
 *
 * @param shelf those that are written
 * @param writers where they are written
 * @param review who lets them be said
 * @param rewording words that people change
 * @param otherWords words that are written anew
 * @param archive what was done to each
 */
public record ScriptDesk(
        ScriptShelf shelf,
        WritersRoom writers,
        Review review,
        Rewording rewording,
        OtherWords otherWords,
        ReviewedExports exports,
        ScriptArchive archive) {

    /** The parts, made for each other. */
    public static ScriptDesk of(
            Scripts scripts,
            ScriptArchive archive,
            Commissions commissions,
            Personas personas,
            PlatformProfiles platforms,
            ScriptWriter writer,
            ScriptCheck check,
            Review review,
            Rewording rewording,
            Exports exports,
            Products products,
            ScriptFacts.AttributeAsks asks,
            ShopPolicies policies,
            Starter starter,
            Clock clock) {
        ScriptShelf shelf = new ScriptShelf(scripts, review, check, products, clock);
        ScriptBriefs briefs = new ScriptBriefs(personas, platforms, products, asks, policies);
        return new ScriptDesk(
                shelf,
                new WritersRoom(commissions, briefs, writer, shelf, review, starter),
                review,
                rewording,
                new OtherWords(briefs, writer, rewording),
                new ReviewedExports(exports, review, clock),
                archive);
    }
}
