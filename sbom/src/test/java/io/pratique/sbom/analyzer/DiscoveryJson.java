package io.pratique.sbom.analyzer;

import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes discoveries as JSON for goldens: one object a line, members that are empty left out.
final class DiscoveryJson {
    private final StringBuilder line = new StringBuilder("  {");

    private DiscoveryJson() {}

    /// Joins lines to a document.
    static String document(List<String> lines) {
        return lines.isEmpty() ? "[]\n" : String.join(",\n", lines).transform(all -> "[\n" + all + "\n]\n");
    }

    static String note(String file, String member, String text) {
        return new DiscoveryJson().text("file", file).text(member, text).end();
    }

    static String line(String file, Discovery discovery) {
        var json = new DiscoveryJson().text("file", file);
        return switch (discovery) {
            case Discovery.OperatingSystem(Distro distro, int rank) ->
                json.distro(distro, rank).end();
            case Discovery.Installed(Component component, String within) ->
                json.text("within", within).component(component).end();
            case Discovery.Requires(PackageUrl from, PackageUrl to) ->
                json.text("required", to.toString())
                        .text("by", from == null ? "" : from.toString())
                        .end();
            case Discovery.Unfollowed(PackageUrl of, String reason) ->
                json.text("unfollowed", of.toString()).text("reason", reason).end();
            case Discovery.Relations(PackageUrl of, List<String> needs, List<String> offers) ->
                json.text("of", of.toString())
                        .list("needs", needs)
                        .list("offers", offers)
                        .end();
            case Discovery.Chosen(String type, List<String> names, boolean others) ->
                json.text("chosen", type)
                        .list(others ? "allBut" : "names", names)
                        .end();
            case Discovery.Licensed(String name, List<String> licenses) ->
                json.text("licensed", name).list("licenses", licenses).end();
            case Discovery.LicenseFound(String place, List<String> licenses) ->
                json.text("place", place).list("licenses", licenses).end();
            case Discovery.Owned(String owner, String path) ->
                json.text("owned", path).text("owner", owner).end();
            case Discovery.Program program -> json.text("program", "yes").end();
            case Discovery.Holds(Code code) ->
                json.text("within", code.path()).code(code).end();
            case Discovery.Malformed(String message) ->
                json.text("malformed", message).end();
            case Discovery.Limited(String message) ->
                json.text("limited", message).end();
        };
    }

    private DiscoveryJson code(Code code) {
        return switch (code) {
            case Code.Functions functions ->
                text(
                        "functions",
                        functions.names().text().length() > 200
                                ? "many"
                                : functions.names().text());
            case Code.Classes classes ->
                list(
                        "classes",
                        classes.facts().stream()
                                .map(fact -> fact.classes() + (fact.present() ? " present" : " absent"))
                                .toList());
        };
    }

    private DiscoveryJson distro(Distro distro, int rank) {
        return text("os", distro.id())
                .text("version", distro.version())
                .text("codename", distro.codename())
                .text("prettyName", distro.prettyName())
                .list("idLike", distro.idLike())
                .text("rank", Integer.toString(rank));
    }

    private DiscoveryJson component(Component component) {
        text("installed", component.purl().toString());
        text("name", component.name()).text("version", component.version());
        if (component.source() != null) {
            text("source", component.source().name())
                    .text("sourceVersion", component.source().version());
        }
        if (component.scope() != Scope.RUNTIME) {
            text("scope", component.scope().name().toLowerCase(Locale.ROOT));
        }
        text("assumed", component.assumed() ? "yes" : "");
        return list("licenses", component.licenses()).text("owner", component.owner());
    }

    private DiscoveryJson text(String member, String value) {
        if (value != null && !value.isEmpty()) {
            member(member).append(quoted(value));
        }
        return this;
    }

    private DiscoveryJson list(String member, List<String> values) {
        if (!values.isEmpty()) {
            member(member)
                    .append(values.stream().map(DiscoveryJson::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
        return this;
    }

    private StringBuilder member(String name) {
        return line.append(line.length() > 3 ? ", " : "").append(quoted(name)).append(": ");
    }

    private String end() {
        return line.append('}').toString();
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c == 0xfffd) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
