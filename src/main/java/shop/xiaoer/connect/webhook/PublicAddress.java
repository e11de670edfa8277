package shop.xiaoer.connect.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a webhook may go. The name is looked up here and the call goes to the very address that was looked at, so that a
 * name which changes between the look and the call leads nowhere else.
 */
public final class PublicAddress {
    private final boolean privateToo;

    /** @param privateToo whether the server's own network is meant to be reached, over plain HTTP as well */
    public PublicAddress(boolean privateToo) {
        this.privateToo = privateToo;
    }

    /** Refused, and why. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** What is wrong with an address before anything is looked up. */
    public static URI uri(String text, boolean privateToo) throws Refused {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Refused("must be an address");
        }
        String scheme = uri.getScheme();
        if (scheme == null || !(scheme.equals("https") || privateToo && scheme.equals("http"))) {
            throw new Refused("must begin with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new Refused("must be an address with a host, without user and fragment");
        }
        return uri;
    }

    public URI uri(String text) throws Refused {
        return uri(text, privateToo);
    }

    /** The address to connect to. Blocks. */
    public InetAddress of(URI uri) throws Refused {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new Refused("the host is unknown");
        }
        // One private address among several is enough: which one is meant is not ours to guess.
        if (!privateToo && Arrays.stream(found).anyMatch(PublicAddress::isPrivate)) {
            throw new Refused("the host's address is a private one");
        }
        return found[0];
    }

    static boolean isPrivate(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address
                        ? isReserved6(address.getAddress())
                        : isReserved4(address.getAddress()));
    }

    private static boolean isReserved4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first == 10
                || first == 127
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && (bytes[2] & 0xff) <= 2
                || first == 198 && (second == 18 || second == 19 || second == 51 && (bytes[2] & 0xff) == 100)
                || first == 203 && second == 0 && (bytes[2] & 0xff) == 113;
    }

    /** Unique local, and every form that carries an IPv4 address within; documentation's. */
    private static boolean isReserved6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return (first & 0xfe00) == 0xfc00
                || first == 0
                || first == 0x0064
                || first == 0x0100
                || first == 0x2002
                || first == 0x2001 && (second == 0 || second == 0x0db8);
    }
}
