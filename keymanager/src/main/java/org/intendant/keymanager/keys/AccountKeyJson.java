package org.intendant.keymanager.keys;

import java.time.Instant;

/**
 * A key of a server's account over REST.
 *
 * @param account name of the account
 * @param key type, bytes and comment on one line
 * @param kind in words: {@code RSA 4096}
 * @param fingerprint {@code SHA256:…}
 * @param disabled whether it is good for nothing for now
 * @param genuine false when its row was changed in the database by somebody else than Intendant
 */
public record AccountKeyJson(
        long id,
        String account,
        String key,
        String kind,
        String fingerprint,
        Instant added,
        boolean disabled,
        boolean genuine) {

    static AccountKeyJson of(AccountKeyView view) {
        AccountKey key = view.key();
        return new AccountKeyJson(
                key.getId(),
                key.getAccount(),
                key.getLine(),
                key.getWords(),
                key.getFingerprint(),
                key.getAdded(),
                key.isDisabled(),
                view.genuine());
    }
}
