package io.pratique.server.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FollowedFileTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private int generations() {
        return test.database()
                .everyone(transaction -> transaction
                        .createQuery("select count(*) from generation")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void isAdoptedOnceWhenItIsAnotherOne() throws Exception {
        var advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");
        Path file = advisories.build(folder);
        var followed = new FollowedFile(new Generations(test.database(), folder.resolve("copies")), file);
        assertThat(followed.look()).isEqualTo(1);
        assertThat(followed.look()).isZero();
        Path newer = advisories.with("PYSEC-2", "jinja2", "4.0").build(folder);
        Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(followed.look()).isEqualTo(1);
        Files.writeString(file, "no database");
        assertThat(followed.look()).isZero();
        assertThat(generations()).isEqualTo(2);
    }

    @Test
    void isAdoptedLaterWhereTheDatabaseWasAway() throws Exception {
        Path file = new TestAdvisories().with("PYSEC-1", "flask", "2.0").build(folder);
        var followed = new FollowedFile(new Generations(test.database(), folder.resolve("copies")), file);
        test.database().runForEveryone(transaction -> transaction.execute("alter table generation rename to away"));
        assertThatThrownBy(followed::look).isInstanceOf(RuntimeException.class);
        test.database().runForEveryone(transaction -> transaction.execute("alter table away rename to generation"));
        assertThat(followed.look()).isEqualTo(1);
        assertThat(generations()).isEqualTo(1);
    }
}
