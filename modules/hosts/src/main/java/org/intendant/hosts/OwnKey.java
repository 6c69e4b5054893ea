package org.intendant.hosts;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Intendant's own SSH key: ed25519, made once, known to hosts by its public line. Shows its private half to nobody. */
public final class OwnKey {

    private OwnKey() {}

    /** A new private key in OpenSSH's format, without passphrase. */
    public static byte[] generate() {
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

    /** One line as in {@code authorized_keys}, without line end. */
    public static String publicLine(OwnKeyStore store) {
        try {
            KeyPair pair = KeyPair.load(new JSch(), store.privateKey(), null);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            pair.writePublicKey(line, "intendant");
            pair.dispose();
            return line.toString(StandardCharsets.UTF_8).strip();
        } catch (JSchException broken) {
            throw new IllegalStateException("Intendant's own SSH key cannot be read.", broken);
        }
    }
}
