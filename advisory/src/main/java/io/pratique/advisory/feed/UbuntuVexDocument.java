package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// One of Ubuntu's OpenVEX documents (OpenVEX 0.2.0, with the head in a member `metadata`).
///
/// Products are package URLs: of a source package with its archive,
/// `pkg:deb/ubuntu/curl@7.81.0-1ubuntu1.20?arch=source&distro=jammy`, then of each binary package without it, which
/// are
/// most of a document and are skipped. The version is the newest that the archive has, also where an older one got
/// the fix, so that no version is taken from them.
final class UbuntuVexDocument {
    private static final String PREFIX = "pkg:deb/ubuntu/";
    private static final String DISTRO = "distro=";

    private final UbuntuStatuses statuses = new UbuntuStatuses();
    private String cve = "";
    private @Nullable String modified;

    private UbuntuVexDocument() {}

    static UbuntuVexDocument read(byte[] bytes) throws IOException {
        var document = new UbuntuVexDocument();
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a VEX document");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("metadata")) {
                    document.modified = Json.value(parser).text("timestamp");
                } else if (name.equals("statements") && token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        document.statement(parser);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException problem) {
            throw Json.invalid(problem);
        }
        return document;
    }

    String cve() {
        return cve;
    }

    @Nullable
    String modified() {
        return modified;
    }

    List<Affected> affected() {
        return statuses.affected((archive, name) -> null);
    }

    private void statement(JsonParser parser) throws IOException {
        String id = "";
        String status = "";
        String action = "";
        String justification = "";
        List<String> sources = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "vulnerability" -> id = Json.value(parser).text("name", "");
                case "status" -> status = text(parser);
                case "action_statement" -> action = text(parser);
                case "justification" -> justification = text(parser);
                case "products" -> products(parser, sources);
                default -> parser.skipChildren();
            }
        }
        if (!id.startsWith("CVE-") || !cve.isEmpty() && !cve.equals(id)) {
            throw new IOException("a statement about no CVE or about another one");
        }
        cve = id;
        if (!status.equals("not_affected") || !justification.equals("component_not_present")) {
            FixState state = state(status, action);
            sources.forEach(source -> product(source, state));
        }
    }

    private static String text(JsonParser parser) {
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
        parser.skipChildren();
        return text;
    }

    private static void products(JsonParser parser, List<String> sources) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean identity = parser.currentName().equals("@id");
                parser.nextToken();
                String product = identity ? text(parser) : "";
                parser.skipChildren();
                if (product.startsWith(PREFIX) && product.contains(DISTRO)) {
                    sources.add(product);
                }
            }
        }
    }

    /// Null where the package has a fix, in whichever version. Whether it will get one is told in words that do not
    /// change: "decided to not fix it", "is no longer supported".
    private static @Nullable FixState state(String status, String action) throws IOException {
        return switch (status) {
            case "fixed" -> null;
            case "not_affected" -> FixState.NOT_AFFECTED;
            case "under_investigation" -> FixState.UNDER_INVESTIGATION;
            case "affected" -> {
                if (action.contains("no longer supported")) {
                    yield FixState.END_OF_LIFE;
                }
                yield action.contains("decided to not fix") ? FixState.WILL_NOT_FIX : FixState.AFFECTED;
            }
            default -> throw new IOException("a statement of another status");
        };
    }

    /// Older documents write a second question mark for `&`.
    private void product(String product, @Nullable FixState state) {
        int question = product.indexOf('?');
        int at = product.indexOf('@');
        int end = at < 0 || question >= 0 && at > question ? question : at;
        if (end <= PREFIX.length()) {
            return;
        }
        String distro = product.substring(product.indexOf(DISTRO) + DISTRO.length());
        String archive = distro.startsWith("ubuntu/") ? distro.substring("ubuntu/".length()) : distro;
        String name = RedHatPurl.decoded(product.substring(PREFIX.length(), end));
        statuses.put(name, new UbuntuStatus(archive, state, null));
    }
}
