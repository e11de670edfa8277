package shop.xiaoer.broadcast.driver.payload;

import shop.xiaoer.text.Language;

/** For engines that speak whatever they are given: nothing that looks like a tag, no line breaks. */
public final class BareTongue implements Tongue {
    @Override
    public String words(SpokenLine line) {
        return plain(line.spoken());
    }

    @Override
    public Written write(Stretch stretch) {
        return new Written("", stretch.said().strip(), "");
    }

    @Override
    public String plain(String words) {
        return SpokenLine.bare(words).replaceAll("\\s+", " ");
    }

    @Override
    public String open(Language language, Casting casting) {
        return "";
    }

    @Override
    public String close() {
        return "";
    }
}
