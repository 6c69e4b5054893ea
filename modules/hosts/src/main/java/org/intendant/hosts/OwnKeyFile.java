package org.intendant.hosts;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Intendant's own ed25519 key in {@code ssh.key} of its home, made at first use, readable by its owner only. */
@ApplicationScoped
class OwnKeyFile implements OwnKeyStore {

    private final Path file;

    OwnKeyFile() {
        this(home().resolve("ssh.key"));
    }

    OwnKeyFile(Path file) {
        this.file = file;
    }

    @Override
    public byte[] privateKey() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String publicLine() {
        try {
            KeyPair pair = KeyPair.load(new JSch(), privateKey(), null);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            pair.writePublicKey(line, "intendant");
            pair.dispose();
            return line.toString(StandardCharsets.UTF_8).strip();
        } catch (JSchException broken) {
            throw new IllegalStateException(file + " holds no SSH key that Intendant can read.", broken);
        }
    }

    /** Written beside and linked, so that of two servers that start at once both use the first one's key. */
    private void make() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, mode("rwx------"));
        Path beside = Files.createTempFile(folder, "ssh", ".new", mode("rw-------"));
        try {
            Files.write(beside, generated());
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            return;
        } finally {
            Files.delete(beside);
        }
    }

    private static byte[] generated() {
        try {
            KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            pair.setPublicKeyComment("intendant");
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            pair.writeOpenSSHv1PrivateKey(text, null);
            pair.dispose();
            return text.toByteArray();
        } catch (JSchException broken) {
            throw new IllegalStateException("Every Java 17 can make an ed25519 key.", broken);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static Path home() {
        String given = System.getenv("INTENDANT_HOME");
        return given == null || given.isBlank()
                ? Path.of(System.getProperty("user.home"), ".intendant")
                : Path.of(given);
    }
}
