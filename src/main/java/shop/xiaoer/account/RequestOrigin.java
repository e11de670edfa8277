package shop.xiaoer.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From which address the work of this thread was asked for. Bound once for each request and frame, so that the audit trail can
 * tell it without every port between carrying it along.
 */
public final class RequestOrigin {
    private static final ScopedValue<String> ADDRESS = ScopedValue.newInstance();

    private RequestOrigin() {}

    /** Does the work as asked for from there; null where the address cannot be told. */
    public static <T> T from(@Nullable String address, Supplier<T> work) {
        return address == null
                ? work.get()
                : ScopedValue.where(ADDRESS, address).call(work::get);
    }

    /** The same for work that answers nothing. */
    public static void run(@Nullable String address, Runnable work) {
        if (address == null) {
            work.run();
        } else {
            ScopedValue.where(ADDRESS, address).run(work);
        }
    }

    /** Null where nobody asked from outside. */
    public static @Nullable String address() {
        return ADDRESS.isBound() ? ADDRESS.get() : null;
    }
}
