package org.intendant.samba.shares;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.MD4Digest;

/** A password of a user of shares: 24 letters and digits by chance. Does not show itself. */
public final class SharePassword {

    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String clear;

    SharePassword(String clear) {
        this.clear = clear;
    }

    static SharePassword random() {
        return new SharePassword(RANDOM.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(index -> SIGNS.substring(index, index + 1))
                .collect(Collectors.joining()));
    }

    public String clear() {
        return clear;
    }

    public byte[] bytes() {
        return clear.getBytes(StandardCharsets.UTF_8);
    }

    /** As Samba keeps it: MD4 over UTF-16LE, in upper-case hexadecimal digits. */
    public String ntHash() {
        byte[] text = clear.getBytes(StandardCharsets.UTF_16LE);
        MD4Digest digest = new MD4Digest();
        digest.update(text, 0, text.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().withUpperCase().formatHex(hash);
    }

    @Override
    public String toString() {
        return "a password";
    }
}
