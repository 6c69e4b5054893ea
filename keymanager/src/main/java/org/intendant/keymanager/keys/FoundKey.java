package org.intendant.keymanager.keys;

import java.io.Serializable;
import java.util.Objects;
import org.intendant.plans.Refused;

/**
 * A public key that an account has on its host, as it was just read.
 *
 * @param account name of the account
 * @param file name of the file in its {@code .ssh}, as far as it is plain
 * @param line type, bytes and comment, written anew; empty where it is none that is taken
 * @param kind in words: {@code Ed25519}; empty likewise
 * @param refusal why it is not taken; empty where it is
 */
public record FoundKey(String account, String file, String line, String kind, String fingerprint, String refusal)
        implements Serializable {

    /** What a host said is a key. */
    static FoundKey read(String account, String file, String said) {
        try {
            KeyLine line = KeyLine.read(said);
            PublicKey key = line.key();
            return new FoundKey(
                    account,
                    file,
                    (key.type() + " " + key.base64() + " " + line.comment()).strip(),
                    PublicKey.words(key.type(), key.bits()),
                    key.fingerprint(),
                    "");
        } catch (Refused refused) {
            return new FoundKey(account, file, "", "", "", Objects.toString(refused.getMessage(), ""));
        }
    }
}
