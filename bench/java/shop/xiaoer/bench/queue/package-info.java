/** The waits that the queue tells, held against the waits that came, over simulated days. */
@NullMarked
package shop.xiaoer.bench.queue;

import org.jspecify.annotations.NullMarked;
