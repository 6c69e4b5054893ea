package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals rows as Intendant does, under the master key of its home: what is written past it would count for nothing. */
final class MasterSeal {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    private MasterSeal(byte[] key) {
        this.key = key;
    }

    static MasterSeal of(Path masterKey) throws IOException {
        return new MasterSeal(
                Base64.getDecoder().decode(Files.readString(masterKey).strip()));
    }

    /** The MAC of a row, the table's name first. */
    String mac(Object... said) {
        byte[] text = Stream.of(said)
                .map(Object::toString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(mac(text));
    }

    /** A secret that opens at this place alone. */
    String secret(String plain, String place) {
        try {
            byte[] iv = new byte[IV_BYTES];
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, IV_BYTES, sealed.length);
            String id = HexFormat.of().formatHex(Arrays.copyOf(mac("key id".getBytes(StandardCharsets.UTF_8)), 4));
            return "v1:" + id + ":" + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has AES-GCM.", missing);
        }
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HmacSHA256.", missing);
        }
    }
}
