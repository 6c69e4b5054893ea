package org.intendant.operations.life;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.intendant.data.Settings;

/** This server: an id for this start of the process, and one of its home that all its starts share. */
@ApplicationScoped
public class Node {

    @Inject
    Settings settings;

    private final String id = UUID.randomUUID().toString();
    private String home = "";

    @PostConstruct
    void readHome() {
        Path file = settings.home().resolve("node");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(settings.home());
                Files.writeString(file, UUID.randomUUID() + "\n");
            }
            home = Files.readString(file).strip();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The home's id cannot be kept in " + file + ".", unwritable);
        }
    }

    String id() {
        return id;
    }

    String home() {
        return home;
    }
}
