package org.intendant.hosts;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Signature;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signatures as {@code ssh-keygen -Y sign} makes and {@code ssh-keygen -Y verify} checks them: the format SSHSIG of OpenSSH
 * (PROTOCOL.sshsig), over SHA-512 of the text.
 */
public final class SshSignature {

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final String HASH = "SHA-512";
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final Set<String> RSA = Set.of("rsa-sha2-512", "rsa-sha2-256");
    private static final String ED25519 = "ssh-ed25519";
    private static final byte[] ED25519_IN_X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(70, new byte[] {'\n'});

    private SshSignature() {}

    /** An ed25519 key that signs, read once: signing is a fraction of a millisecond then. */
    public static final class Signer {

        private static final String BEGIN_KEY = "-----BEGIN OPENSSH PRIVATE KEY-----";
        private static final String END_KEY = "-----END OPENSSH PRIVATE KEY-----";
        private static final String FORMAT = "openssh-key-v1\0";
        private static final int SEED = 32;

        private final PrivateKey key;
        private final byte[] publicBlob;

        private Signer(PrivateKey key, byte[] publicBlob) {
            this.key = key;
            this.publicBlob = publicBlob;
        }

        /**
         * Reads a key.
         *
         * @param text in OpenSSH's format, without passphrase
         * @throws IllegalStateException when it is no such key
         */
        public static Signer of(byte[] text) {
            String armored = new String(text, StandardCharsets.US_ASCII).strip();
            try {
                String base64 = armored.substring(BEGIN_KEY.length(), armored.length() - END_KEY.length());
                ByteBuffer file = ByteBuffer.wrap(Base64.getMimeDecoder().decode(base64));
                byte[] format = new byte[FORMAT.length()];
                file.get(format);
                boolean open = SshSignature.text(format).equals(FORMAT)
                        && SshSignature.text(string(file)).equals("none");
                string(file); // key derivation, and its options
                string(file);
                boolean one = file.getInt() == 1;
                byte[] publicBlob = string(file);
                ByteBuffer secret = ByteBuffer.wrap(string(file));
                secret.getLong(); // twice the same number
                if (!open || !one || !SshSignature.text(string(secret)).equals(ED25519)) {
                    throw new IllegalArgumentException("another kind");
                }
                string(secret);
                byte[] seed = Arrays.copyOf(string(secret), SEED);
                PrivateKey key = KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
                return new Signer(key, publicBlob);
            } catch (GeneralSecurityException | RuntimeException broken) {
                throw new IllegalStateException(
                        "The key to sign with is no ed25519 key of OpenSSH without passphrase.", broken);
            }
        }

        /**
         * Signs a text.
         *
         * @param namespace what the signature is for, so that it is taken for nothing else
         * @return the armored signature, with a line end
         */
        public String sign(String namespace, byte[] text) {
            try {
                java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(toSign(namespace, "sha512", text));
                byte[] proof =
                        new Blob().string(ED25519).string(signature.sign()).bytes();
                Blob blob = new Blob().raw(MAGIC).number(1).string(publicBlob);
                blob.string(namespace).string("").string("sha512").string(proof);
                return BEGIN + "\n" + LINES.encodeToString(blob.bytes()) + "\n" + END + "\n";
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("Every Java 17 signs with ed25519.", broken);
            }
        }
    }

    /** Whether this key signed this text for this namespace; false for anything that is no signature. */
    public static boolean verifies(HostKey key, String namespace, byte[] text, String armored) {
        byte[] decoded = dearmored(armored);
        if (decoded == null) {
            return false;
        }
        try {
            ByteBuffer blob = ByteBuffer.wrap(decoded);
            byte[] magic = new byte[MAGIC.length];
            blob.get(magic);
            boolean ours = Arrays.equals(magic, MAGIC)
                    && blob.getInt() == 1
                    && Arrays.equals(string(blob), key.blob())
                    && namespace.equals(text(string(blob)));
            string(blob); // reserved
            String hash = text(string(blob));
            byte[] signature = string(blob);
            return ours
                    && !blob.hasRemaining()
                    && (hash.equals("sha512") || hash.equals("sha256"))
                    && verifies(key, toSign(namespace, hash, text), signature);
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            return false;
        }
    }

    private static boolean verifies(HostKey key, byte[] signed, byte[] signature) {
        String algorithm = text(string(ByteBuffer.wrap(signature)));
        boolean rsa = key.type().equals("ssh-rsa");
        if (rsa ? !RSA.contains(algorithm) : !algorithm.equals(key.type())) {
            return false;
        }
        if (key.type().equals(ED25519)) {
            return verifiesEd25519(key.blob(), signed, signature);
        }
        KeyPair pair = null;
        try {
            byte[] line = (key.type() + " " + key.base64() + " host").getBytes(StandardCharsets.US_ASCII);
            pair = KeyPair.load(new JSch(), null, line);
            Signature verifier = rsa ? pair.getVerifier(algorithm) : pair.getVerifier();
            if (verifier == null) {
                return false;
            }
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (Exception refused) { // JSch declares no narrower one
            return false;
        } finally {
            if (pair != null) {
                pair.dispose();
            }
        }
    }

    /** By Java itself: JSch makes no verifier of a public key alone. */
    private static boolean verifiesEd25519(byte[] key, byte[] signed, byte[] signature) {
        try {
            ByteBuffer blob = ByteBuffer.wrap(key);
            ByteBuffer proof = ByteBuffer.wrap(signature);
            string(blob); // the types of both were compared before
            string(proof);
            byte[] encoded = new Blob().raw(ED25519_IN_X509).raw(string(blob)).bytes();
            java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(signed);
            return verifier.verify(string(proof));
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private static byte[] toSign(String namespace, String hash, byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance(hash.equals("sha512") ? HASH : "SHA-256")
                    .digest(text);
            return new Blob()
                    .raw(MAGIC)
                    .string(namespace)
                    .string("")
                    .string(hash)
                    .string(digest)
                    .bytes();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-2.", missing);
        }
    }

    private static byte @Nullable [] dearmored(String armored) {
        String text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() > 16_000) {
            return null;
        }
        try {
            String base64 = text.substring(BEGIN.length(), text.length() - END.length());
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static byte[] string(ByteBuffer blob) {
        int length = blob.getInt();
        if (length < 0 || length > blob.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        byte[] bytes = new byte[length];
        blob.get(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Bytes as SSH writes them one after the other. */
    private static final class Blob {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Blob raw(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }

        Blob number(int number) {
            return raw(ByteBuffer.allocate(4).putInt(number).array());
        }

        Blob string(byte[] string) {
            return number(string.length).raw(string);
        }

        Blob string(String text) {
            return string(text.getBytes(StandardCharsets.US_ASCII));
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
