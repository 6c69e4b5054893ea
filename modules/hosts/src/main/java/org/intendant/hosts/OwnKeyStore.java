package org.intendant.hosts;

/** Where Intendant's own SSH key is kept. A higher module implements it: this one knows no database and no master key. */
public interface OwnKeyStore {

    /** The private key in OpenSSH's format, without passphrase, the same on every server. The array is the caller's. */
    byte[] privateKey();
}
