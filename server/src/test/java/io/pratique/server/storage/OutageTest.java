package io.pratique.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
    @ParameterizedTest
    @CsvSource({"08006,true", "57P01,true", "57P03,true", "53100,true", "53300,true", "23505,false", "42601,false"})
    void isToldByTheStateOfTheFailure(String state, boolean outage) {
        var failed = new IllegalStateException(new SQLException("no", state));
        assertThat(Outage.isCauseOf(failed)).isEqualTo(outage);
    }
}
