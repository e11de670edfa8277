package shop.xiaoer.entrance;

import java.util.Arrays;
import java.util.Optional;

/** The entrances; the names are those on the wire. */
public enum EntranceName {
    trackOrder,
    urgeShipment,
    returnGoods("return"),
    exchange,
    cancel,
    changeAddress,
    refundProgress,
    complaint,
    invoice,
    priceProtection,
    missingOrDamaged;

    private final String wire;

    EntranceName() {
        this.wire = name();
    }

    EntranceName(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<EntranceName> of(String wire) {
        return Arrays.stream(values()).filter(name -> name.wire.equals(wire)).findFirst();
    }
}
