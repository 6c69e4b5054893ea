package org.intendant.hosts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.intendant.plans.Refused;

/**
 * What a file holds and who may do what with it.
 *
 * @param bytes at most 4 MiB
 * @param mode as stat(1) prints it, three or four octal digits: {@code 644}
 * @param owner name of the account
 * @param group name of the group
 */
public record FileState(byte[] bytes, String mode, String owner, String group) {

    private static final int MOST = 4 * 1024 * 1024;

    public FileState {
        bytes = bytes.clone();
        if (bytes.length > MOST) {
            throw new Refused("file", "A file that Intendant writes has at most 4 MiB.");
        }
        if (!mode.matches("[0-7]{3,4}")) {
            throw new Refused("mode", "A file's mode is three or four octal digits.");
        }
        if (!name(owner) || !name(group)) {
            throw new Refused("owner", "A file's owner and group are names of accounts, without spaces and colons.");
        }
    }

    /** A file of root's, as most are. */
    public static FileState ofRoot(String text, String mode) {
        return new FileState(text.getBytes(StandardCharsets.UTF_8), mode, "root", "root");
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes in lower-case hexadecimal digits. */
    public String hash() {
        return hash(bytes);
    }

    /** The same of any bytes. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** As the host's own program prints it: {@code hash:mode:owner:group}. */
    String printed() {
        return hash() + ":" + mode + ":" + owner + ":" + group;
    }

    /** Who may do what with it, for differences: {@code mode 644, owner root, group root}. */
    String rights() {
        return "mode " + mode + ", owner " + owner + ", group " + group;
    }

    static boolean name(String word) {
        return word.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@\\\\$+-]{0,127}");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileState that && Arrays.equals(bytes, that.bytes) && rights().equals(that.rights());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Not what is in it, which may be secret. */
    @Override
    public String toString() {
        return bytes.length + " bytes, " + rights();
    }
}
