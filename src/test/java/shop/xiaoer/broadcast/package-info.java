/** Slots that are filled again, money that is found, words that are counted. */
@NullMarked
package shop.xiaoer.broadcast;

import org.jspecify.annotations.NullMarked;
