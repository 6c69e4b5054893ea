package org.intendant.hosts;

/**
 * Where Intendant's own SSH key lives. Collected from CDI: another bean of this type is taken before the file in
 * Intendant's home.
 */
public interface OwnKeyStore {

    /** The private key in OpenSSH's format, without passphrase. The array belongs to the caller. */
    byte[] privateKey();

    /** One line as in {@code authorized_keys}, without line end. */
    String publicLine();
}
