/** Who works in the shop, and what each may do. */
@NullMarked
package shop.xiaoer.account;

import org.jspecify.annotations.NullMarked;
