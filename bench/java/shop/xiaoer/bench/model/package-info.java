/** Models of the programs' own, over a protocol that the server speaks: what they say is known, and how long they take. */
@NullMarked
package shop.xiaoer.bench.model;

import org.jspecify.annotations.NullMarked;
