/** Who may move a script where, and the chain that remembers it. */
@NullMarked
package shop.xiaoer.broadcast.review;

import org.jspecify.annotations.NullMarked;
