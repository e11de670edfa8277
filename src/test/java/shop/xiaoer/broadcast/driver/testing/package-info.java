/** Reading what drivers wrote: XML parsed as a stranger would, JSON and SSML held against schemas. */
@NullMarked
package shop.xiaoer.broadcast.driver.testing;

import org.jspecify.annotations.NullMarked;
