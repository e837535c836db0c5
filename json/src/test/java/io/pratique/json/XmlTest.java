package io.pratique.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Test
    void readsElementsWithoutNamespaces() throws IOException {
        XmlElement root = xml("""
                <?xml version="1.0" encoding="UTF-8"?>
                <m:fleet xmlns:m="urn:x" port="Kiel"><!-- two --><m:ship> Eagle <![CDATA[& <Owl>]]></m:ship><m:ship/></m:fleet>
                """);
        assertThat(root.name()).isEqualTo("fleet");
        assertThat(root.attribute("port")).isEqualTo("Kiel");
        assertThat(root.children("ship")).extracting(XmlElement::text).containsExactly("Eagle & <Owl>", "");
        assertThat(root.text("crew")).isEmpty();
    }

    @Test
    void readsTheCommonEncodings() throws IOException {
        assertThat(xml("\uFEFF<a>é</a>", StandardCharsets.UTF_8).text()).isEqualTo("é");
        assertThat(xml("\uFEFF<a>é</a>", StandardCharsets.UTF_16LE).text()).isEqualTo("é");
        assertThat(xml("\uFEFF<a>é</a>", StandardCharsets.UTF_16BE).text()).isEqualTo("é");
        assertThat(xml("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", StandardCharsets.ISO_8859_1)
                        .text())
                .isEqualTo("é");
    }

    @Test
    void refusesEntitiesAndAsksNobody() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
            for (String declaration : new String[] {
                "<!DOCTYPE a SYSTEM \"" + address + "\">",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"" + address + "\">]>",
                "<!DOCTYPE a [<!ENTITY % b SYSTEM \"" + address + "\"> %b;]>",
                "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;&b;\">]>"
            }) {
                assertThatThrownBy(() -> xml(declaration + "<a>&b;</a>")).hasMessage("a document type declaration");
            }
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesWhatIsNoXml() {
        for (String text : new String[] {"", "prose", "<a>", "<a></b>", "<a>&b;</a>", "<a/><b/>", "\0"}) {
            assertThatThrownBy(() -> xml(text)).as(text).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> xml("<a>".repeat(200_000))).hasMessage("XML nested more than 90 deep");
    }

    private static XmlElement xml(String text) throws IOException {
        return xml(text, StandardCharsets.UTF_8);
    }

    private static XmlElement xml(String text, Charset charset) throws IOException {
        return Xml.parse(new ByteArrayInputStream(text.strip().getBytes(charset)));
    }
}
