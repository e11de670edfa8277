/**
 * A running shop and clients that know the contract: {@link shop.xiaoer.journey.testing.TestShop} starts the server,
 * {@link shop.xiaoer.journey.testing.ShopperClient} and {@link shop.xiaoer.journey.testing.AgentClient} speak over
 * {@link shop.xiaoer.journey.testing.FrameStream} and note every breach of order that they see.
 */
@NullMarked
package shop.xiaoer.journey.testing;

import org.jspecify.annotations.NullMarked;
