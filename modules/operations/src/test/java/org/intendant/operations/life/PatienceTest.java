package org.intendant.operations.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.intendant.data.TestDatabase;
import org.intendant.operations.store.Sql;
import org.intendant.operations.store.StatementFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for, and what is not. */
class PatienceTest {

    private final AtomicInteger tries = new AtomicInteger();

    /** A value too long is refused in a minute as well: the part must not show as running for a quarter of an hour. */
    @Test
    void whatTheDatabaseRefusesFailsAtOnce() {
        try (TestDatabase database = TestDatabase.h2(List.of("operations"))) {
            Sql sql = new Sql(database.source(), new TestTransactions(database.source()));

            assertThatThrownBy(() -> Patience.with(() -> {
                        tries.incrementAndGet();
                        return sql.update(
                                "insert into server_node (id, home, beats, started, beat) values (?, '', 0, current_timestamp, current_timestamp)",
                                "x".repeat(100));
                    }))
                    .isInstanceOf(StatementFailed.class);
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void aStatementThatIsNoneFailsAtOnce() {
        assertThatThrownBy(() -> Patience.with(() -> failing(new SQLException("no such column", "42703"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() {
        assertThat(Patience.with(() -> failingOnce(new SQLTransientConnectionException("away", "08001"))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "40001", "40P01", "53300", "HYT00"})
    void whatPassesByItselfIsTriedAgain(String state) {
        assertThat(Patience.with(() -> failingOnce(new SQLException("passing", state))))
                .isEqualTo(2);
    }

    private int failingOnce(SQLException trouble) {
        if (tries.get() == 0) {
            failing(trouble);
        }
        return tries.incrementAndGet();
    }

    private boolean failing(SQLException trouble) {
        tries.incrementAndGet();
        throw new IllegalStateException("in a layer above", trouble);
    }
}
