package io.pratique.advisory.store;

/// Which advisory: its id, and the feed that it came from.
public record AdvisoryName(String feed, String id) implements Comparable<AdvisoryName> {
    @Override
    public int compareTo(AdvisoryName other) {
        int order = feed.compareTo(other.feed);
        return order != 0 ? order : id.compareTo(other.id);
    }
}
