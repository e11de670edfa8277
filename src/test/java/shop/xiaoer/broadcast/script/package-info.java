/** What every written script holds to, and the model whose words are checked. */
@NullMarked
package shop.xiaoer.broadcast.script;

import org.jspecify.annotations.NullMarked;
