package io.pratique.cli;

import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// An option of a command about a server, and what it becomes in the request.
///
/// @param option `--only-fixable`
/// @param member its name in the query or in the body
/// @param label of its value; empty for a flag
/// @param words its possible values; empty for any
record RemoteInput(String option, String member, String label, Kind kind, List<String> words, String description) {
    /// What is sent.
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /// A flag that says no.
        NOT,
        /// It may be given several times.
        TEXTS,
        /// The credential of a registry.
        CREDENTIAL
    }

    static RemoteInput text(String option, String member, String label, String description) {
        return new RemoteInput(option, member, label, Kind.TEXT, List.of(), description);
    }

    static RemoteInput word(String option, String member, List<String> words, String description) {
        return new RemoteInput(option, member, "WORD", Kind.TEXT, words, description);
    }

    static RemoteInput number(String option, String member, String label, String description) {
        return new RemoteInput(option, member, label, Kind.NUMBER, List.of(), description);
    }

    static RemoteInput flag(String option, String member, String description) {
        return new RemoteInput(option, member, "", Kind.FLAG, List.of(), description);
    }

    static RemoteInput texts(String option, String member, String label, String description) {
        return new RemoteInput(option, member, label, Kind.TEXTS, List.of(), description);
    }

    static RemoteInput not(String option, String member, String description) {
        return new RemoteInput(option, member, "", Kind.NOT, List.of(), description);
    }

    /// An option that says where a credential is.
    ///
    /// @param words its possible values; empty for any
    static RemoteInput credential(String option, String label, List<String> words, String description) {
        return new RemoteInput(option, "credential", label, Kind.CREDENTIAL, words, description);
    }

    OptionSpec spec() {
        return switch (kind) {
            case FLAG, NOT -> Options.flag(option, description);
            case TEXT, CREDENTIAL ->
                words.isEmpty()
                        ? Options.value(option, label, description)
                        : Options.choice(option, label, words, description);
            case NUMBER -> Options.value(option, label, description);
            case TEXTS -> Options.values(option, label, List.of(), description);
        };
    }

    /// `&member=value`; empty where the option is not given.
    String query(ParseResult parsed) {
        if (!Options.has(parsed, option)) {
            return "";
        }
        return switch (kind) {
            case FLAG -> "&" + member;
            case NOT -> "&" + member + "=false";
            case TEXT, NUMBER, CREDENTIAL ->
                "&" + member + "=" + ServerConnection.encoded(String.valueOf(Options.text(parsed, option)));
            case TEXTS ->
                "&" + member + "=" + ServerConnection.encoded(String.join(",", Options.texts(parsed, option)));
        };
    }

    /// The member of the body; nothing where the option is not given.
    void write(JsonWriter json, ParseResult parsed, Surroundings around) throws IOException {
        if (!Options.has(parsed, option)) {
            return;
        }
        switch (kind) {
            case FLAG -> json.bool(member, true);
            case NOT -> json.bool(member, false);
            case TEXT -> json.string(member, Options.text(parsed, option));
            case NUMBER -> json.number(member, number(parsed));
            case TEXTS -> json.strings(member, Options.texts(parsed, option));
            case CREDENTIAL -> {
                Map<String, String> members = new CredentialInput(parsed, around).members(option);
                json.object(member, () -> {
                    for (Map.Entry<String, String> one : members.entrySet()) {
                        json.string(one.getKey(), one.getValue());
                    }
                });
            }
        }
    }

    private long number(ParseResult parsed) {
        try {
            return Long.parseLong(String.valueOf(Options.text(parsed, option)));
        } catch (NumberFormatException notANumber) {
            throw new PratiqueException(ErrorKind.USAGE, option + " is a number", notANumber);
        }
    }
}
