/**
 * The pages in a real browser. {@link shop.xiaoer.browser.WidgetPagesTest} walks the shopper's ways in Chinese and
 * English; {@link shop.xiaoer.browser.Browsers} finds the Chromium of the machine, keeps the pictures under
 * {@code target/screenshots} and runs the accessibility scan; {@link shop.xiaoer.browser.ServerUnderTest} says where the
 * server is. Built with the Maven profile {@code browser} alone.
 */
@NullMarked
package shop.xiaoer.browser;

import org.jspecify.annotations.NullMarked;
