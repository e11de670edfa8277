/** Frames and bodies of the contract as records, read and written here and nowhere else. No rules, no I/O. */
@NullMarked
package shop.xiaoer.wire;

import org.jspecify.annotations.NullMarked;
