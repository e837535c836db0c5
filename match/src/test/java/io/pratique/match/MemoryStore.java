package io.pratique.match;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.Coverage;
import io.pratique.advisory.store.Generation;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Advisories held in memory.
public class MemoryStore implements AdvisoryStore {
    private final Map<String, List<Candidate>> candidates = new HashMap<>();
    private final Map<String, LocalDate> ends = new HashMap<>();
    private final Map<String, Threat> threats = new HashMap<>();
    private final Set<Ecosystem> covered = new HashSet<>();

    public MemoryStore covering(String ecosystem) {
        covered.add(Ecosystem.parse(ecosystem));
        return this;
    }

    public MemoryStore with(String ecosystem, String name, Candidate candidate) {
        candidates
                .computeIfAbsent(ecosystem + " " + name, key -> new ArrayList<>())
                .add(candidate);
        return covering(ecosystem);
    }

    public MemoryStore told(String id, ThreatFact fact) {
        threats.merge(id, Threat.UNKNOWN.and(fact), (known, added) -> known.and(fact));
        return this;
    }

    public MemoryStore ending(String distro, String release, LocalDate date) {
        ends.put(distro + " " + release, date);
        return this;
    }

    @Override
    public Generation generation() {
        return new Generation("g1", Instant.parse("2026-08-21T00:00:00Z"), List.of());
    }

    @Override
    public List<Candidate> candidates(Ecosystem ecosystem, String name) {
        return List.copyOf(candidates.getOrDefault(ecosystem + " " + name, List.of()));
    }

    @Override
    public Coverage coverage(Ecosystem ecosystem) {
        return covered.contains(ecosystem) ? Coverage.COMPLETE : Coverage.NONE;
    }

    @Override
    public Threat threat(String id) {
        return threats.getOrDefault(id, Threat.UNKNOWN);
    }

    @Override
    public LocalDate endOfLife(String distro, String release) {
        return ends.get(distro + " " + release);
    }

    @Override
    public void close() {}
}
