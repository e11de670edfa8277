package shop.xiaoer.intent;

/** A mood or danger that a message carries; several may hold. The names are those of the files and of the wire. */
public enum Danger {
    anger,
    abuse,
    legalThreat,
    selfHarm,
    unsafeGoods,
    accountDetails
}
