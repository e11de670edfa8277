/** Where the parts are created, wired, started and stopped. */
@NullMarked
package shop.xiaoer.app;

import org.jspecify.annotations.NullMarked;
