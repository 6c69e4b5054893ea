package org.intendant.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.intendant.hosts.OwnKeyStore;
import org.intendant.lab.LabKeys;

/** Intendant's own key, made for a test. */
public record GivenKey(LabKeys keys) implements OwnKeyStore {
    @Override
    public byte[] privateKey() {
        try {
            return Files.readAllBytes(keys.privateKey());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
