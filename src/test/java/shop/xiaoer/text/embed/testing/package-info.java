/** Stand-ins for the encoder, for tests of any package. */
@NullMarked
package shop.xiaoer.text.embed.testing;

import org.jspecify.annotations.NullMarked;
