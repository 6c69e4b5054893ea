package org.intendant.application;

import static org.intendant.data.StartOrder.MIGRATIONS;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.intendant.data.Migrations;
import org.intendant.data.Settings;
import org.intendant.launch.BeforeUpgrade;

/** Brings the tables of all modules up to date before anything else starts. */
@ApplicationScoped
public class Tables {

    /** Modules with tables, lower ones first. */
    static final List<String> MODULES = List.of(
            "secrets",
            "people",
            "operations",
            "notices",
            "servers",
            "keymanager",
            "portforwarding",
            "hostforwarding",
            "samba");

    @Resource(lookup = "java:jboss/datasources/Intendant")
    DataSource database;

    @Inject
    Settings settings;

    void migrate(@Observes @Priority(MIGRATIONS) Startup start) {
        new Migrations(database, MODULES).run(new BeforeUpgrade(settings, database)::keep);
    }
}
