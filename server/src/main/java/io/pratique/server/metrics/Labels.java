package io.pratique.server.metrics;

/// The labels of a sample, as they are written: `kind="scan",outcome="done"`.
record Labels(String text) implements Comparable<Labels> {
    static final Labels NONE = new Labels("");

    /// @param pairs names and values in turn
    static Labels of(String... pairs) {
        var out = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            out.append(i == 0 ? "" : ",")
                    .append(pairs[i])
                    .append("=\"")
                    .append(pairs[i + 1]
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n"))
                    .append('"');
        }
        return new Labels(out.toString());
    }

    Labels and(Labels more) {
        return text.isEmpty() ? more : more.text.isEmpty() ? this : new Labels(text + "," + more.text);
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "" : "{" + text + "}";
    }

    @Override
    public int compareTo(Labels other) {
        return text.compareTo(other.text);
    }
}
