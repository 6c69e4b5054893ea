package org.intendant.hosts;

import java.util.Optional;
import java.util.Properties;

/**
 * How JSch is set for every connection: few modern algorithms that each Java 17 has, so that it need not probe them each
 * time; no agent, no forwarding, no guessing of sign-in methods.
 */
final class Tuning {

    private static final String ANY_HOST_KEY =
            "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384," + "ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";

    private Tuning() {}

    static Properties forKey(Optional<HostKey> pinned) {
        Properties config = new Properties();
        config.put("server_host_key", pinned.map(Tuning::algorithms).orElse(ANY_HOST_KEY));
        config.put("StrictHostKeyChecking", "yes");
        config.put("prefer_known_host_key_types", "no");
        config.put(
                "kex",
                "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,diffie-hellman-group16-sha512,"
                        + "diffie-hellman-group14-sha256");
        String ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
        config.put("cipher.c2s", ciphers);
        config.put("cipher.s2c", ciphers);
        String macs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512";
        config.put("mac.c2s", macs);
        config.put("mac.s2c", macs);
        config.put("compression.c2s", "none");
        config.put("compression.s2c", "none");
        for (String check : new String[] {"CheckKexes", "CheckCiphers", "CheckMacs", "CheckSignatures"}) {
            config.put(check, "");
        }
        config.put("PreferredAuthentications", "publickey");
        config.put("PubkeyAcceptedAlgorithms", "ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2-512,rsa-sha2-256");
        config.put("enable_auth_none", "no");
        config.put("enable_pubkey_auth_query", "no");
        config.put("try_additional_pubkey_algorithms", "no");
        config.put("MaxAuthTries", "1");
        return config;
    }

    private static String algorithms(HostKey key) {
        return key.type().equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : key.type();
    }
}
