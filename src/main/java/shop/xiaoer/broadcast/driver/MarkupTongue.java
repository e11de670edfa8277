package shop.xiaoer.broadcast.driver;

import java.util.Optional;
import shop.xiaoer.broadcast.Cue;
import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.broadcast.driver.payload.RendererAbilities;
import shop.xiaoer.broadcast.driver.payload.SpokenLine;
import shop.xiaoer.broadcast.driver.payload.Stretch;
import shop.xiaoer.broadcast.driver.payload.Tongue;
import shop.xiaoer.text.Language;

/**
 * For engines that read a dialect of SSML: what they declared and nothing else, words escaped. A gesture stands before
 * the first word of its sentence, a pause behind the last, mood and rate around every stretch, so that a sentence can
 * be cut anywhere and each payload stays well formed.
 */
final class MarkupTongue implements Tongue {
    private final RendererAbilities abilities;
    private final Markup markup;

    MarkupTongue(RendererAbilities abilities, Markup markup) {
        this.abilities = abilities;
        this.markup = markup;
    }

    @Override
    public String words(SpokenLine line) {
        return line.spoken();
    }

    @Override
    public Written write(Stretch stretch) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        SpokenLine line = stretch.line();
        if (stretch.first()) {
            starting(line, Cue.Track.gesture).ifPresent(value -> before.append(markup.gesture(value)));
        }
        covering(line, Cue.Track.emotion)
                .filter(value -> !markup.openEmotion(value).isEmpty())
                .ifPresent(value -> {
                    before.append(markup.openEmotion(value));
                    after.append(markup.closeEmotion());
                });
        covering(line, Cue.Track.rate).ifPresent(value -> {
            before.append("<prosody rate=\"").append(value).append("\">");
            after.insert(0, "</prosody>");
        });
        if (stretch.last()) {
            covering(line, Cue.Track.pause)
                    .ifPresent(value ->
                            after.append("<break time=\"").append(value).append("\"/>"));
        }
        return new Written(before.toString(), plain(stretch.said().strip()), after.toString());
    }

    private Optional<String> starting(SpokenLine line, Cue.Track track) {
        return line.segment().cues().stream()
                .filter(cue -> cue.track() == track && line.starts(cue))
                .findFirst()
                .flatMap(abilities::value)
                .map(SsmlDriver::escape);
    }

    private Optional<String> covering(SpokenLine line, Cue.Track track) {
        return line.segment().cues().stream()
                .filter(cue -> cue.track() == track && line.meets(cue))
                .findFirst()
                .flatMap(abilities::value)
                .map(SsmlDriver::escape);
    }

    @Override
    public String plain(String words) {
        return SsmlDriver.escape(words.replaceAll("\\s+", " "));
    }

    @Override
    public String open(Language language, Casting casting) {
        return markup.open(language, casting);
    }

    @Override
    public String close() {
        return markup.close();
    }
}
