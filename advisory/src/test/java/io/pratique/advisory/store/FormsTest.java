package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.FeedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormsTest {
    private static final List<Feed> ALL = List.of(
            new Form("usual", null), new Form("odd", "usual"), new Form("rare", "usual"), new Form("other", null));

    @TempDir
    Path folder;

    @Test
    void readsTheUsualFormWhereItIsThere() throws IOException {
        assertThat(read(Set.of(), "usual", "odd", "other")).containsExactly("usual", "other");
    }

    @Test
    void readsAPreferredFormInItsPlace() throws IOException {
        assertThat(read(Set.of("rare"), "usual", "odd", "rare", "other")).containsExactly("rare", "other");
    }

    @Test
    void readsTheUsualFormWhereThePreferredOneIsNotThere() throws IOException {
        assertThat(read(Set.of("odd"), "usual", "other")).containsExactly("usual", "other");
    }

    @Test
    void readsAnotherFormWhereTheUsualOneIsNotThere() throws IOException {
        assertThat(read(Set.of(), "odd", "other")).containsExactly("odd", "other");
    }

    @Test
    void asksTheUsualFormWhereNothingIsThere() throws IOException {
        assertThat(read(Set.of("odd"))).containsExactly("usual", "other");
    }

    private List<String> read(Set<String> preferred, String... there) throws IOException {
        for (String id : there) {
            Files.createDirectory(folder.resolve(id));
        }
        var request = new DatabaseBuild.Request(folder, folder.resolve("database"), null, false, preferred);
        Predicate<Feed> chosen = Forms.of(ALL, folder, request);
        return ALL.stream().filter(chosen).map(Feed::id).toList();
    }

    private record Form(String id, @Nullable String insteadOf) implements Feed {
        @Override
        public String description() {
            return id;
        }

        @Override
        public boolean bundled() {
            return true;
        }

        @Override
        public List<Path> locations() {
            return List.of(Path.of(id));
        }

        @Override
        public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) {}
    }
}
