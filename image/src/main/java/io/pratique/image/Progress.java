package io.pratique.image;

/// Told how far long work has come; called by several threads at once.
public interface Progress {
    Progress NONE = new Progress() {
        @Override
        public void expect(long bytes) {}

        @Override
        public void advance(long bytes, long files) {}
    };

    /// The bytes there are to read, -1 when that cannot be known.
    void expect(long bytes);

    /// What was read since the last call.
    void advance(long bytes, long files);
}
