package org.intendant.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.intendant.data.Settings;

/** Where the master key comes from: the environment, else a file in the home. */
@ApplicationScoped
class MasterKeySource {

    @Inject
    Settings settings;

    Optional<MasterKey> find() {
        return settings.masterKey().map(MasterKey::parse).or(() -> file().read());
    }

    MasterKey create() {
        return file().create();
    }

    String place() {
        return settings.masterKeyFile().toString();
    }

    private MasterKeyFile file() {
        return new MasterKeyFile(settings.masterKeyFile());
    }
}
