package io.pratique.match.matcher;

import io.pratique.model.finding.Ecosystem;
import java.util.Optional;

/// Ubuntu's expanded security maintenance, for which the OSV schema has the ecosystems `Ubuntu:Pro:14.04`. A
/// package
/// shows by its version that it came from there: `1.8.9p5-1ubuntu1.5+esm2`.
final class ExpandedMaintenance {
    private static final String UBUNTU = "Ubuntu";
    private static final String PRO = "Pro:";

    private ExpandedMaintenance() {}

    /// The package in the ecosystem of expanded maintenance where it comes from there, else as it is.
    static Coordinate of(Coordinate plain) {
        Ecosystem ecosystem = plain.ecosystem();
        if (!ecosystem.name().equals(UBUNTU) || !plain.version().contains("esm")) {
            return plain;
        }
        var expanded = new Ecosystem(UBUNTU, PRO + ecosystem.release());
        return new Coordinate(expanded, plain.name(), plain.version(), plain.type(), plain.stream());
    }

    /// The release as everyone has it, which answers where expanded maintenance says nothing.
    static Optional<Ecosystem> plain(Ecosystem ecosystem) {
        boolean expanded =
                ecosystem.name().equals(UBUNTU) && ecosystem.release().startsWith(PRO);
        return expanded
                ? Optional.of(new Ecosystem(UBUNTU, ecosystem.release().substring(PRO.length())))
                : Optional.empty();
    }
}
