package shop.xiaoer.broadcast;

/** What a segment is for. The names are those on the wire. */
public enum SegmentType {
    welcome,
    hook,
    pain,
    sellingPoint,
    proof,
    price,
    callToAction,
    qa,
    interaction,
    bridge,
    /** Says that the host is an AI. The only type whose sentences may come again word for word. */
    notice,
    signOff
}
