package shop.xiaoer.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import shop.xiaoer.bench.server.ServerProcess;
import shop.xiaoer.bench.server.ShopNodes;
import shop.xiaoer.bench.wire.Api;

/** The demo shop's agents, signed in, each to serve every other chat. */
record AgentTokens(List<String> tokens) {
    AgentTokens {
        tokens = List.copyOf(tokens);
    }

    static AgentTokens none() {
        return new AgentTokens(List.of());
    }

    static AgentTokens of(ShopNodes shop) {
        Api api = new Api(shop.port(0));
        return new AgentTokens(
                List.of(api.login("amei", ServerProcess.PASSWORD), api.login("ben", ServerProcess.PASSWORD)));
    }

    /** A new conversation for the agent whose turn it is. */
    AgentTalk.Served serve(int port, int number) {
        JsonNode opened = new Api(port).open("zh-CN");
        return new AgentTalk.Served(
                opened.path("conversation").asText(),
                opened.path("token").asText(),
                tokens.get(number % tokens.size()),
                opened.path("epoch").asLong());
    }
}
