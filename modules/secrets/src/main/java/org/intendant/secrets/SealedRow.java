package org.intendant.secrets;

import jakarta.persistence.MappedSuperclass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A row that says who may log in. It carries a MAC under the master key, which is outside the database: a row that somebody
 * else than Intendant wrote or changed there is used nowhere.
 */
@MappedSuperclass
public abstract class SealedRow {

    private String mac = "";

    /** What the MAC covers: everything that decides about access, without line ends. The first word names the table. */
    protected abstract List<String> sealed();

    /** Makes the MAC anew, after every change of ours. */
    public void seal(UnaryOperator<byte[]> maker) {
        mac = Base64.getEncoder().encodeToString(maker.apply(bytes()));
    }

    /** Whether this row is as Intendant wrote it. */
    public boolean isGenuine(UnaryOperator<byte[]> maker) {
        byte[] right = Base64.getEncoder().encode(maker.apply(bytes()));
        return MessageDigest.isEqual(right, mac.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] bytes() {
        return String.join("\n", sealed()).getBytes(StandardCharsets.UTF_8);
    }
}
