package org.intendant.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    @ParameterizedTest
    @EnumSource
    void givesEveryReasonForARefusalItsStatus(Why why) {
        int status = Failure.of(new Refused(why, "No.")).status();

        assertThat(status)
                .isEqualTo(
                        switch (why) {
                            case INVALID -> 422;
                            case NOT_SIGNED_IN -> 401;
                            case NOT_ALLOWED -> 403;
                            case NOT_FOUND -> 404;
                            case CONFLICT -> 409;
                            case TOO_LARGE -> 413;
                            case TOO_MANY -> 429;
                        });
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new HostUnreachable("web1 (192.0.2.4:22) did not answer within 5 s.", null), 502, "web1"),
                Arguments.of(new CommandFailed("useradd on web1 ended with 9.", 9, "exists"), 502, "useradd"),
                Arguments.of(new OptimisticLockException(), 409, "Somebody else"),
                Arguments.of(new SQLTransientConnectionException("timeout"), 503, "database"),
                Arguments.of(new SQLException("gone", "08006"), 503, "database"),
                Arguments.of(new SQLException("shutting down", "57P01"), 503, "database"),
                Arguments.of(new SQLException("paused for too long", "25P03"), 503, "database"),
                Arguments.of(new SQLException("closed", "90098"), 503, "database"),
                Arguments.of(new SQLException("IJ000453: Unable to get managed connection"), 503, "database"),
                Arguments.of(new SQLException("duplicate", "23505"), 409, "exists already"),
                Arguments.of(new SQLException("no such table", "42P01"), 500, "inside Intendant"),
                Arguments.of(new IllegalStateException("secret detail"), 500, "inside Intendant"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void tellsWhoseTroubleItIsHoweverDeepItIsWrapped(Exception trouble, int status, String words) {
        var wrapped = new RuntimeException("outer", new RuntimeException("inner", trouble));

        assertThat(Failure.of(trouble).status()).isEqualTo(status);
        assertThat(Failure.of(wrapped).status()).isEqualTo(status);
        assertThat(Failure.of(wrapped).sentence()).contains(words).doesNotContain("secret detail", "outer");
        assertThat(Failure.of(wrapped).ours()).isEqualTo(status == 500);
    }

    @Test
    void endsWithAnExceptionThatCausesItself() {
        var one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        assertThat(Failure.of(one).status()).isEqualTo(500);
    }

    @Test
    void answersInOneShapeWithFieldNames() throws JsonProcessingException {
        var refused = new Refused(
                Why.INVALID,
                List.of(new Refused.Reason("sshPort", "Give a port."), new Refused.Reason("", "Name it.")));

        assertThat(json(Failure.of(refused), null)).isEqualTo("""
                        {"error":{"message":"Give a port. Name it.","fields":[{"field":"sshPort","message":"Give a port."}]}}""");
    }

    @Test
    void answersWithTheToolsOutputAndTheBugsId() throws JsonProcessingException {
        assertThat(json(Failure.of(new CommandFailed("useradd on web1 ended with 9.", 9, "exists")), null))
                .isEqualTo("{\"error\":{\"message\":\"useradd on web1 ended with 9.\",\"output\":\"exists\"}}");
        assertThat(json(Failure.of(new IllegalStateException("secret detail")), "12ab34cd"))
                .isEqualTo("{\"error\":{\"message\":\"Something went wrong inside Intendant.\",\"id\":\"12ab34cd\"}}");
    }

    private static String json(Failure failure, String id) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(ErrorBody.of(failure, id));
    }
}
