/** Tables of texts and how they are said, and the map of offsets between the two. */
@NullMarked
package shop.xiaoer.text.spoken;

import org.jspecify.annotations.NullMarked;
