package org.intendant.data;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this process, once. */
@ApplicationScoped
public class SettingsFromEnvironment {

    @Produces
    @Singleton
    Settings settings() {
        return new Settings(System.getenv());
    }
}
