package org.intendant.people.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The token by which our own pages' scripts show that they, and no foreign page, make a call: a keyed hash under the
 * sign-in's cookie, so every server knows it and a new sign-in has a new one.
 */
final class AntiForgery {

    /** The request header that carries it. */
    static final String HEADER = "X-Intendant-Token";

    private AntiForgery() {}

    static String token(String cookie) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] token = mac.doFinal("anti-forgery token, first kind".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean matches(String cookie, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        token(cookie).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
