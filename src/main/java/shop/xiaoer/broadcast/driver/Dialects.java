package shop.xiaoer.broadcast.driver;

import shop.xiaoer.broadcast.driver.payload.Casting;
import shop.xiaoer.text.Language;

/** The engines' dialects of SSML. */
final class Dialects {
    private static final String SSML = "http://www.w3.org/2001/10/synthesis";

    private Dialects() {}

    static String microsoftVoice(Language language) {
        return switch (language) {
            case ZH -> "zh-CN-XiaoxiaoNeural";
            case EN -> "en-US-JennyNeural";
        };
    }

    /** Pauses and rates alone, and no root: the service puts its own around the text. */
    static Markup bare() {
        return new Plain("", "");
    }

    /** The same inside a {@code speak}. */
    static Markup speak() {
        return new Plain("<speak>", "</speak>");
    }

    private record Plain(String head, String foot) implements Markup {
        @Override
        public String open(Language language, Casting casting) {
            return head;
        }

        @Override
        public String close() {
            return foot;
        }

        @Override
        public String openEmotion(String value) {
            return "";
        }

        @Override
        public String closeEmotion() {
            return "";
        }

        @Override
        public String gesture(String value) {
            return "";
        }
    }

    /** Moods as styles of the voice, gestures as bookmarks. */
    static Markup azure() {
        return new Markup() {
            @Override
            public String open(Language language, Casting casting) {
                String voice = casting.voiceOr(microsoftVoice(language));
                return "<speak version=\"1.0\" xmlns=\"" + SSML + "\" xmlns:mstts=\"https://www.w3.org/2001/mstts\""
                        + " xml:lang=\"" + language.tag() + "\"><voice name=\"" + SsmlDriver.escape(voice) + "\">";
            }

            @Override
            public String close() {
                return "</voice></speak>";
            }

            @Override
            public String openEmotion(String value) {
                return "<mstts:express-as style=\"" + value + "\">";
            }

            @Override
            public String closeEmotion() {
                return "</mstts:express-as>";
            }

            @Override
            public String gesture(String value) {
                return "<bookmark mark=\"gesture." + value + "\"/>";
            }
        };
    }

    static Markup metaStudio() {
        return new Markup() {
            @Override
            public String open(Language language, Casting casting) {
                return "<speak>";
            }

            @Override
            public String close() {
                return "</speak>";
            }

            @Override
            public String openEmotion(String value) {
                return "<emotion type=\"" + value + "\">";
            }

            @Override
            public String closeEmotion() {
                return "</emotion>";
            }

            @Override
            public String gesture(String value) {
                return "<insert-action name=\"" + value + "\" tag=\"" + value + "\"/>";
            }
        };
    }
}
