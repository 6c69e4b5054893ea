package org.intendant.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which secrets are sealed: 32 random bytes, never in the database or its backup.
 *
 * <p>A sealed value reads {@code v1:keyId:base64(iv|ciphertext|tag)}. The place where it stands (table, row, column) is
 * part of what is authenticated, so that a value moved to another place does not open.
 */
public final class MasterKey {

    static final int BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final String id;

    MasterKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("The master key must have 32 bytes, not " + key.length + ".");
        }
        this.key = key.clone();
        this.id = HexFormat.of().formatHex(Arrays.copyOf(mac("key id".getBytes(StandardCharsets.UTF_8)), 4));
    }

    static MasterKey random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new MasterKey(key);
    }

    /** Reads the form in which it is kept: base64 on one line. */
    static MasterKey parse(String text) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException broken) {
            throw new IllegalStateException("The master key is damaged: 32 bytes in base64 were expected.", broken);
        }
    }

    String text() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Tells keys apart without telling anything about them. */
    String id() {
        return id;
    }

    String seal(byte[] plain, String place) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, plain, place);
        byte[] whole = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, IV_BYTES, sealed.length);
        return "v1:" + id + ":" + Base64.getEncoder().encodeToString(whole);
    }

    byte[] open(String sealed, String place) {
        String[] parts = sealed.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("v1")) {
            throw new IllegalStateException("The sealed value at " + place + " has an unknown form.");
        }
        if (!parts[1].equals(id)) {
            throw new IllegalStateException("The sealed value at " + place + " was sealed under the master key "
                    + parts[1] + ", and this server has " + id + ".");
        }
        byte[] whole = Base64.getDecoder().decode(parts[2]);
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(whole, IV_BYTES),
                Arrays.copyOfRange(whole, IV_BYTES, whole.length),
                place);
    }

    /** HMAC-SHA-256 under a key derived for this purpose: for hashes that stand in for secrets. */
    byte[] mac(byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HmacSHA256.", missing);
        }
    }

    private byte[] crypt(int mode, byte[] iv, byte[] data, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The sealed value at " + place + " cannot be opened.", refused);
        }
    }

    boolean sameAs(MasterKey other) {
        return MessageDigest.isEqual(key, other.key);
    }

    @Override
    public String toString() {
        return "master key " + id;
    }
}
