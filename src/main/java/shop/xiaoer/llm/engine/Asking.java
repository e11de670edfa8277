package shop.xiaoer.llm.engine;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.List;
import shop.xiaoer.llm.ModelRequest;

/** Our request in langchain4j's words, as far as all engines share them. */
final class Asking {
    private Asking() {}

    static List<ChatMessage> messages(ModelRequest request) {
        return request.messages().stream().map(Asking::message).toList();
    }

    static <B extends DefaultChatRequestParameters.Builder<B>> B parameters(B builder, ModelRequest request) {
        builder.maxOutputTokens(request.maxTokens());
        builder.temperature(request.temperature());
        if (!request.stop().isEmpty()) {
            builder.stopSequences(request.stop());
        }
        return builder;
    }

    private static ChatMessage message(ModelRequest.Message message) {
        return switch (message.role()) {
            case system -> SystemMessage.from(message.text());
            case user -> UserMessage.from(message.text());
            case assistant -> AiMessage.from(message.text());
        };
    }
}
