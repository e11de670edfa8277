/**
 * What the bot says after a person took over. {@link shop.xiaoer.bench.claims.ClaimsCommand} lets two agents race for a
 * conversation while {@link shop.xiaoer.bench.model.SlowModel} still writes, {@link shop.xiaoer.bench.claims.Race} is one
 * such race, {@link shop.xiaoer.bench.claims.ClaimChecker} judges what both ends saw and the server kept.
 */
@NullMarked
package shop.xiaoer.bench.claims;

import org.jspecify.annotations.NullMarked;
