package shop.xiaoer.broadcast.driver.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** XML as a renderer reads it. */
public final class Xml {
    private Xml() {}

    /** @throws AssertionError where it is not well formed */
    public static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not well formed: " + e.getMessage() + "\n" + xml, e);
        }
    }

    /** The words of a piece of markup. */
    public static String words(String markup) {
        return parse("<root>" + markup + "</root>").getDocumentElement().getTextContent();
    }

    /** The markup between an element's tags. */
    public static String inside(String xml, String element) {
        return xml.substring(
                xml.indexOf("<" + element + ">") + element.length() + 2, xml.indexOf("</" + element + ">"));
    }

    /** Without the characters that XML 1.0 knows no way to write. */
    public static String allowed(String text) {
        return text.codePoints()
                .filter(point -> point >= 0x20 || point == '\n' || point == '\t')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
