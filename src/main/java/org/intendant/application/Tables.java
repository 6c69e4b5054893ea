package org.intendant.application;

import static org.intendant.data.StartOrder.MIGRATIONS;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.List;
import javax.sql.DataSource;
import org.intendant.data.Migrations;

/** Brings the tables of all modules up to date before anything else starts. */
@ApplicationScoped
public class Tables {

    /** Modules with tables, lower ones first. */
    static final List<String> MODULES = List.of("secrets", "people", "operations", "notices", "servers");

    @Resource(lookup = "java:jboss/datasources/Intendant")
    DataSource database;

    void migrate(@Observes @Priority(MIGRATIONS) Startup start) {
        new Migrations(database, MODULES).run();
    }
}
