package shop.xiaoer.connect.cluster;

import java.util.List;

/**
 * Where this node listens for the others, and where it looks for them.
 *
 * @param members {@code host:port} of the nodes to ask first, this one may be among them; one that lives is enough
 */
public record ClusterSettings(String host, int port, List<String> members) {
    public ClusterSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must be host:port with a port from 1 to 65535");
        }
        members = List.copyOf(members);
        members.forEach(ClusterSettings::split);
    }

    /** @throws IllegalArgumentException naming what is no {@code host:port} */
    public static ClusterSettings of(String own, List<String> members) {
        String[] parts = split(own);
        return new ClusterSettings(parts[0], Integer.parseInt(parts[1]), members);
    }

    private static String[] split(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + address + "' must be host:port");
        }
        return new String[] {address.substring(0, colon), address.substring(colon + 1)};
    }
}
