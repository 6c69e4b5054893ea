package org.intendant.keymanager.pull;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.intendant.data.Readiness;
import org.intendant.data.Settings;
import org.intendant.data.StartOrder;
import org.intendant.hosts.OwnKey;
import org.intendant.hosts.SshSignature;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs what servers fetch. It lies beside the master key, outside the database and its backup, and must be the
 * same on every Intendant server: its public half is remembered, and a server that has another key, or none, is not ready.
 */
@ApplicationScoped
public class SigningKey implements Readiness {

    static final String NAMESPACE = "intendant-keys";
    private static final String REMEMBERED = "keymanager.signer";

    @Inject
    Settings settings;

    @Inject
    Secrets secrets;

    private volatile @Nullable Known key;
    private volatile String remembered = "";

    /** A key as it is kept, taken apart once. */
    private record Known(byte[] text, String publicLine, SshSignature.Signer signer) {

        static Known of(byte[] text) {
            return new Known(text, OwnKey.publicLine(() -> text.clone()), SshSignature.Signer.of(text));
        }

        @Override
        public String toString() {
            return publicLine;
        }
    }

    void start(@Observes @Priority(StartOrder.PEOPLE) Startup started) {
        load();
    }

    /** Reads the key and what is remembered of it, anew. */
    void load() {
        remembered = secrets.find(REMEMBERED)
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .orElse("");
        byte[] text =
                settings.signingKey().map(SigningKey::decoded).or(this::read).orElse(null);
        Known known = key;
        if (text == null) {
            key = null;
        } else if (known == null || !Arrays.equals(known.text(), text)) {
            key = Known.of(text);
        }
    }

    @Override
    public Optional<String> notReady() {
        if (remembered.isEmpty() || publicLine().equals(remembered)) {
            return Optional.empty();
        }
        return Optional.of(
                key == null
                        ? "The key that signs what servers fetch is missing: put it back at "
                                + settings.signingKeyFile()
                                + ", as it is on the other Intendant servers or in your copy."
                        : "The key in " + settings.signingKeyFile()
                                + " is not the one whose signatures servers expect. Put the right one back, or take the new"
                                + " one on a server’s page under Access, and apply the plans of the servers that fetch.");
    }

    /** Whether this server can sign, so that servers believe it. */
    boolean isAtHand() {
        return key != null && publicLine().equals(remembered);
    }

    /**
     * Makes sure that there is one, before the first server shall fetch.
     *
     * @throws Refused as a conflict when it should be there and is not
     */
    void mustBeThere() {
        if (remembered.isEmpty()) {
            if (key == null) {
                key = Known.of(made());
            }
            take();
        }
        notReady().ifPresent(sentence -> {
            throw new Refused(Why.CONFLICT, sentence);
        });
    }

    /** Takes the key that is here as the one that holds from now on, or makes a new one where none is. */
    void take() {
        if (key == null) {
            key = Known.of(made());
        }
        secrets.keep(REMEMBERED, publicLine().getBytes(StandardCharsets.UTF_8));
        remembered = publicLine();
    }

    /** The public line that servers verify by; empty before there is a key. */
    String signer() {
        return remembered;
    }

    /** An armored signature. */
    String sign(byte[] text) {
        Known known = key;
        if (known == null) {
            throw new IllegalStateException("There is no key to sign with.");
        }
        return known.signer().sign(NAMESPACE, text);
    }

    private String publicLine() {
        Known known = key;
        return known == null ? "" : known.publicLine();
    }

    private Optional<byte[]> read() {
        Path file = settings.signingKeyFile();
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key in " + file + " cannot be read.", unreadable);
        }
    }

    private byte[] made() {
        Path file = settings.signingKeyFile();
        byte[] fresh = OwnKey.generate();
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, fresh);
            return fresh;
        } catch (IOException refused) {
            throw new UncheckedIOException("The key cannot be written to " + file + ".", refused);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new Refused("INTENDANT_SIGNING_KEY", "INTENDANT_SIGNING_KEY is not written in base64.");
        }
    }
}
