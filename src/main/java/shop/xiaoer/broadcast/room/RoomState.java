package shop.xiaoer.broadcast.room;

/**
 * Where a room stands; the names are those on the wire.
 *
 * <pre>
 * ready ──start──▶ onAir ◀──resume── paused
 *                   │  ▲ └──pause──────▲
 *          microphone  │ (a person speaks)
 *                   └──┘        any of them ──stop, or the last loop is over──▶ ended
 * </pre>
 */
public enum RoomState {
    ready,
    onAir,
    paused,
    /** A person has the microphone; the director says nothing. */
    microphone,
    ended;

    /** It has a director, which some node must be. */
    public boolean isDirected() {
        return this == onAir || this == paused || this == microphone;
    }
}
