/** Who waits for a person, in which order, and how long that will take. Pure; the tickets come from the store. */
@NullMarked
package shop.xiaoer.handoff;

import org.jspecify.annotations.NullMarked;
