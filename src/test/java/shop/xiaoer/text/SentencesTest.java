package shop.xiaoer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "你好。我要退货！可以吗？#你好。|我要退货！|可以吗？",
                "他说“好的！”然后走了。#他说“好的！”|然后走了。",
                "Hi. Where is my order? Thanks!#Hi.|Where is my order?|Thanks!",
                "It costs 88.00 yuan. It holds 0.5 l.#It costs 88.00 yuan.|It holds 0.5 l.",
                "Some goods, e.g. cups, come back. Others don't.#Some goods, e.g. cups, come back.|Others don't.",
                "It is No. 5 on the list. Next.#It is No. 5 on the list.|Next.",
                "Is it there? No. I looked.#Is it there?|No.|I looked.",
                "See https://a.example/b.c?d=e.f now. Bye.#See https://a.example/b.c?d=e.f now.|Bye.",
                "Dr. Wu is in. Ask him.#Dr. Wu is in.|Ask him.",
                "We open at 9 a.m. and close at 9 p.m. Call us.#We open at 9 a.m. and close at 9 p.m.|Call us.",
                "Wait... what?#Wait...|what?",
                "什么？！真的假的……行吧#什么？！|真的假的……|行吧",
                "容量是500ml.可以装热水。#容量是500ml.|可以装热水。",
                "no end#no end",
                "Version 2.0 is out.#Version 2.0 is out.",
                "T. Smith wrote. I read.#T. Smith wrote.|I read.",
            })
    void sentencesEndWhereTheyShould(String text, String parts) {
        assertThat(Sentences.split(text).stream().map(range -> range.of(text)).toList())
                .isEqualTo(List.of(parts.split("\\|")));
    }

    @Test
    void linesAndNumberedListsAreSentencesOfTheirOwn() {
        String text = "Steps:\n1. Open the order.\n2. Press return";

        assertThat(Sentences.split(text).stream().map(range -> range.of(text)).toList())
                .containsExactly("Steps:", "1. Open the order.", "2. Press return");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "我要退货，顺便问下：发票呢？#我要退货，|顺便问下：|发票呢？",
                "It is 1,299 yuan, and we open at 9:30; ok?#It is 1,299 yuan,|and we open at 9:30;|ok?",
                "红色、蓝色都有——还有货#红色、蓝色都有——|还有货",
                "see https://a.example/b, please#see https://a.example/b,|please",
            })
    void clausesEndAtCommas(String text, String parts) {
        assertThat(Clauses.split(text).stream().map(range -> range.of(text)).toList())
                .isEqualTo(List.of(parts.split("\\|")));
    }

    @Test
    void whatIsSettledNeverChangesAsTheTextGrows() {
        String text = "The price is 88.50 yuan. 可以退。“真的？！”他问。See No. 5. e.g. cups are fine... Done.\nNext 3.";
        for (int to = 0; to <= text.length(); to++) {
            String part = text.substring(0, to);
            int settled = Sentences.settled(part);
            List<TextRange> whole = Sentences.split(text);
            for (TextRange range : Sentences.split(part.substring(0, settled))) {
                assertThat(whole).as(part).contains(range);
            }
        }
    }
}
