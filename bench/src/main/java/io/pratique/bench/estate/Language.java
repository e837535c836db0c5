package io.pratique.bench.estate;

import io.pratique.model.finding.Ecosystem;
import java.util.List;

/// A kind of application.
///
/// @param weight how many applications of a hundred are of it
/// @param packages how many one has, on average
/// @param popular the names that most have
record Language(String type, Ecosystem ecosystem, int weight, int packages, List<String> popular) {
    static final List<Language> ALL = List.of(
            of(
                    "npm",
                    "npm",
                    30,
                    180,
                    "lodash express semver debug ms qs minimist ws moment handlebars tar glob-parent"),
            of(
                    "pypi",
                    "PyPI",
                    26,
                    70,
                    "requests urllib3 certifi idna setuptools cryptography jinja2 pyyaml numpy pillow"),
            of(
                    "maven",
                    "Maven",
                    20,
                    110,
                    "org.springframework:spring-core com.fasterxml.jackson.core:jackson-databind "
                            + "commons-collections:commons-collections commons-fileupload:commons-fileupload"),
            of(
                    "golang",
                    "Go",
                    18,
                    60,
                    "stdlib golang.org/x/net golang.org/x/crypto golang.org/x/sys golang.org/x/text "
                            + "google.golang.org/grpc google.golang.org/protobuf gopkg.in/yaml.v3"),
            of("gem", "RubyGems", 6, 110, "rack rails nokogiri activesupport actionpack puma json rexml"));

    private static Language of(String type, String ecosystem, int weight, int packages, String popular) {
        return new Language(type, Ecosystem.parse(ecosystem), weight, packages, List.of(popular.split(" ")));
    }
}
