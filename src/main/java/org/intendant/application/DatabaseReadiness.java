package org.intendant.application;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.intendant.data.Readiness;

/** Nothing works without the database. */
@ApplicationScoped
public class DatabaseReadiness implements Readiness {

    @Resource(lookup = "java:jboss/datasources/Intendant")
    DataSource database;

    @Override
    public Optional<String> notReady() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1) ? Optional.empty() : Optional.of(Health.AWAY);
        } catch (SQLException away) {
            return Optional.of(Health.AWAY);
        }
    }
}
