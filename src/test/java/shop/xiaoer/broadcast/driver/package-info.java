/** What each renderer gets, and what it never gets. */
@NullMarked
package shop.xiaoer.broadcast.driver;

import org.jspecify.annotations.NullMarked;
