package shop.xiaoer.connect.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import java.util.function.Consumer;
import shop.xiaoer.conversation.StoreUnavailable;
import shop.xiaoer.node.Line;

/**
 * A topic of a Hazelcast cluster whose members are the shop's nodes. They find each other by the addresses that they are
 * told, never by multicast; nothing is asked of or told to anybody else.
 */
public final class HazelcastLine implements Line {
    private static final String NAME = "xiaoer";

    private final HazelcastInstance member;
    private final ITopic<String> topic;

    private HazelcastLine(HazelcastInstance member) {
        this.member = member;
        this.topic = member.getTopic(NAME);
    }

    /** Joins the members that live, or begins a cluster. Blocks, some seconds where none answers. */
    public static HazelcastLine open(ClusterSettings settings) {
        Config config = new Config();
        config.setClusterName(NAME);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        // The server stops its parts by itself, in order.
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        // Texts are all that members send each other; nothing else is made of what comes.
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.getWhitelist().addPrefixes("com.hazelcast.", "java.lang.", "java.util.");
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(settings.port()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(settings.host());
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember(settings.host() + ":" + settings.port());
        settings.members().forEach(join.getTcpIpConfig()::addMember);
        try {
            return new HazelcastLine(Hazelcast.newHazelcastInstance(config));
        } catch (HazelcastException | IllegalStateException e) {
            throw new StoreUnavailable(
                    "XIAOER_BUS_ADDRESS: the nodes' bus cannot listen at " + settings.host() + ":" + settings.port()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void read(Consumer<String> reader) {
        topic.addMessageListener(message -> reader.accept(message.getMessageObject()));
    }

    @Override
    public void post(String text) {
        try {
            topic.publish(text);
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            throw new StoreUnavailable("the nodes' bus does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        member.shutdown();
    }
}
