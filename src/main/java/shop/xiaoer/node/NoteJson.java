package shop.xiaoer.node;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes as the text of a NOTIFY: {@code {"from": node, "notes": [...]}}, each no longer than PostgreSQL takes. */
final class NoteJson {
    private static final Logger LOG = LoggerFactory.getLogger(NoteJson.class);
    /** PostgreSQL takes payloads shorter than 8,000 bytes. */
    static final int LONGEST = 7_900;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addMixIn(Note.class, Typed.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private NoteJson() {}

    /** A payload as it is read back. */
    record Payload(UUID from, List<Note> notes) {
        Payload {
            notes = List.copyOf(notes);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Note.Moved.class, name = "moved"),
        @JsonSubTypes.Type(value = Note.Fence.class, name = "fence"),
        @JsonSubTypes.Type(value = Note.Fenced.class, name = "fenced"),
        @JsonSubTypes.Type(value = Note.Typing.class, name = "typing"),
        @JsonSubTypes.Type(value = Note.Rested.class, name = "rested"),
        @JsonSubTypes.Type(value = Note.Decided.class, name = "decided"),
        @JsonSubTypes.Type(value = Note.Seen.class, name = "seen"),
        @JsonSubTypes.Type(value = Note.Noted.class, name = "noted"),
        @JsonSubTypes.Type(value = Note.Whispered.class, name = "whispered"),
        @JsonSubTypes.Type(value = Note.Joined.class, name = "joined"),
        @JsonSubTypes.Type(value = Note.Tagged.class, name = "tagged"),
        @JsonSubTypes.Type(value = Note.Taken.class, name = "taken"),
        @JsonSubTypes.Type(value = Note.RoomWanted.class, name = "roomWanted"),
        @JsonSubTypes.Type(value = Note.RoomComments.class, name = "roomComments"),
        @JsonSubTypes.Type(value = Note.RoomWish.class, name = "roomWish"),
        @JsonSubTypes.Type(value = Note.RoomWords.class, name = "roomWords"),
        @JsonSubTypes.Type(value = Note.RoomWished.class, name = "roomWished"),
    })
    private interface Typed {}

    /** As few payloads as hold all notes; a note that fits into none is left out with a warning. */
    static List<String> write(UUID from, List<Note> notes) {
        List<String> payloads = new ArrayList<>();
        String head = "{\"from\":\"" + from + "\",\"notes\":[";
        StringBuilder open = new StringBuilder(head);
        int bytes = head.length() + 2;
        for (Note note : notes) {
            String one = one(note);
            int length = one.getBytes(StandardCharsets.UTF_8).length + 1;
            if (head.length() + 2 + length > LONGEST) {
                LOG.warn("a note of {} bytes is too long to be told: {}", length, note.getClass());
                continue;
            }
            if (bytes + length > LONGEST) {
                payloads.add(open.append("]}").toString());
                open = new StringBuilder(head);
                bytes = head.length() + 2;
            }
            if (open.length() > head.length()) {
                open.append(',');
            }
            open.append(one);
            bytes += length;
        }
        if (open.length() > head.length() || payloads.isEmpty()) {
            payloads.add(open.append("]}").toString());
        }
        return payloads;
    }

    private static String one(Note note) {
        try {
            // The type's name is written for the type that is asked for, not for the value's own.
            return MAPPER.writerFor(Note.class).writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note is made of plain values", e);
        }
    }

    /** Empty where the text is none of ours: another version of the server may tell what this one does not know. */
    static Optional<Payload> read(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, Payload.class));
        } catch (JsonProcessingException e) {
            LOG.warn("a note of another node cannot be read: {}", e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
