/**
 * Renderers that the server drives over HTTP, behind {@link shop.xiaoer.broadcast.driver.Renderer}: {@link
 * shop.xiaoer.connect.renderer.LiveTalking} and {@link shop.xiaoer.connect.renderer.Fay}. Neither knows keys, so that a
 * line whose fate is unknown is never sent again by itself; what may be repeated safely is, once.
 */
@NullMarked
package shop.xiaoer.connect.renderer;

import org.jspecify.annotations.NullMarked;
