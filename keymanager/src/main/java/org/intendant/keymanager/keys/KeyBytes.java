package org.intendant.keymanager.keys;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.intendant.plans.Refused;

/** The bytes of a public key, as RFC 4253, 5656 and 8709 and OpenSSH's PROTOCOL.u2f write them. */
final class KeyBytes {

    static final String FIELD = "key";

    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 16384;
    private static final int ED25519 = 32;
    private static final Map<String, Integer> CURVES = Map.of("nistp256", 256, "nistp384", 384, "nistp521", 521);
    private static final String DAMAGED =
            "This key is damaged: its parts do not fit together. Copy the whole line again.";

    private final String type;
    private final ByteBuffer bytes;

    private KeyBytes(String type, byte[] bytes) {
        this.type = type;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /**
     * Takes a key apart.
     *
     * @throws Refused in the field {@code key} when it is damaged, too weak, or of a kind that is not taken
     */
    static PublicKey read(String type, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new Refused(FIELD, DAMAGED);
        }
        try {
            int bits = new KeyBytes(type, bytes).bits();
            return new PublicKey(type, Base64.getEncoder().encodeToString(bytes), bits);
        } catch (BufferUnderflowException | NegativeArraySizeException broken) {
            throw new Refused(FIELD, DAMAGED);
        }
    }

    private int bits() {
        must(text().equals(type));
        int bits = switch (type) {
            case "ssh-ed25519" -> ed25519();
            case "ssh-rsa" -> rsa();
            case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
                ecdsa(type.substring("ecdsa-sha2-".length()));
            case "sk-ssh-ed25519@openssh.com" -> token(ed25519());
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> token(ecdsa("nistp256"));
            default -> throw new Refused(FIELD, "Keys of the type " + type + " are not taken.");
        };
        must(!bytes.hasRemaining());
        return bits;
    }

    private int ed25519() {
        must(part().length == ED25519);
        return ED25519 * Byte.SIZE;
    }

    private int rsa() {
        BigInteger exponent = new BigInteger(number());
        BigInteger modulus = new BigInteger(number());
        int bits = modulus.bitLength();
        if (modulus.signum() > 0 && bits < LEAST_RSA) {
            throw new Refused(
                    FIELD,
                    "This RSA key has " + bits + " bits, which is too few. Make a new one: ssh-keygen -t ed25519");
        }
        must(modulus.signum() > 0 && modulus.testBit(0) && bits <= MOST_RSA);
        must(exponent.signum() > 0 && exponent.testBit(0) && exponent.bitLength() > 1 && exponent.bitLength() <= 64);
        return bits;
    }

    private int ecdsa(String curve) {
        must(text().equals(curve));
        int bits = CURVES.getOrDefault(curve, 0);
        byte[] point = part();
        int uncompressed = 4;
        must(point.length == 1 + 2 * ((bits + 7) / 8) && point[0] == uncompressed);
        return bits;
    }

    /** What a key on a security key says at its end: for which application it was made. */
    private int token(int bits) {
        must(text().matches("ssh:[\\x21-\\x7e]{0,200}"));
        return bits;
    }

    private byte[] number() {
        byte[] number = part();
        must(number.length > 0 && !(number.length > 1 && number[0] == 0 && number[1] >= 0));
        return number;
    }

    private String text() {
        return new String(part(), StandardCharsets.US_ASCII);
    }

    private byte[] part() {
        int length = bytes.getInt();
        must(length >= 0 && length <= bytes.remaining());
        byte[] part = new byte[length];
        bytes.get(part);
        return part;
    }

    private static void must(boolean fits) {
        if (!fits) {
            throw new Refused(FIELD, DAMAGED);
        }
    }
}
