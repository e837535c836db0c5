package io.pratique.sbom.language.javascript;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What npm's files say about one package, gathered member by member (package.json, npm-docs).
final class NpmPackage {
    String name = "";
    String version = "";
    private final List<String> licenses = new ArrayList<>();

    /// Takes the members that package.json and the entries of lock files have in common.
    void take(String member, JsonParser value) throws IOException {
        switch (member) {
            case "name" -> name = JsonMembers.text(value);
            case "version" -> version = JsonMembers.text(value);
            case "license", "licenses" -> takeLicenses(value);
            default -> {}
        }
    }

    /// `"MIT"`, the older `{"type": "MIT"}`, and lists of either.
    private void takeLicenses(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            takeLicense(value);
            return;
        }
        for (JsonToken token = value.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = value.nextToken()) {
            takeLicense(value);
            value.skipChildren();
        }
    }

    private void takeLicense(JsonParser value) throws IOException {
        addLicense(JsonMembers.text(value));
        JsonMembers.of(value, (member, type) -> {
            if (member.equals("type")) {
                addLicense(JsonMembers.text(type));
            }
        });
    }

    private void addLicense(String license) {
        if (Names.valid(license) && !licenses.contains(license) && licenses.size() < 100) {
            licenses.add(license);
        }
    }

    /// The component, unless a name or a version is missing.
    Optional<Component> component() {
        return version.isEmpty() ? Optional.empty() : Optional.ofNullable(component(version));
    }

    /// The component at a version, which is empty where it is unknown; null without a name.
    @Nullable
    Component component(String at) {
        @Nullable Component component = NpmNames.component(name, at);
        return component == null ? null : component.withLicenses(licenses);
    }
}
