package io.pratique.model.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is known of the use that attackers make of a problem, whichever package has it.
public sealed interface ThreatFact {
    /// It is used in attacks.
    ///
    /// @param source who says so: a feed's id
    /// @param added the day it was put on the list
    /// @param due the day by which agencies bound by the list must have fixed it
    /// @param ransomware whether extortionists are known to use it
    record Exploited(
            String source, LocalDate added, @Nullable LocalDate due, boolean ransomware) implements ThreatFact {}

    /// How likely it is to be used within 30 days (EPSS, first.org/epss).
    ///
    /// @param probability 0 to 1
    /// @param percentile the share of all problems that are as likely or less, 0 to 1
    record Predicted(double probability, double percentile) implements ThreatFact {}

    /// The decision points of CISA's SSVC.
    ///
    /// @param automatable whether an attacker can reach many targets without doing each by hand
    /// @param total whether it gives total control
    record Decided(Exploitation exploitation, boolean automatable, boolean total) implements ThreatFact {}

    /// Its reporter and its maintainer do not agree that it is a problem.
    record Disputed() implements ThreatFact {}

    /// Its number was taken back by the authority that gave it.
    record Rejected() implements ThreatFact {}

    enum Exploitation {
        NONE,
        /// An example of an attack is public.
        POC,
        ACTIVE
    }
}
