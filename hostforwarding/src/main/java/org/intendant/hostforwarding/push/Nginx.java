package org.intendant.hostforwarding.push;

import java.util.Optional;

/**
 * The nginx of one proxy, as far as its files depend on it.
 *
 * @param http2Directive whether it takes {@code http2 on}, since 1.25.1, and no word of {@code listen} any more
 * @param v6 whether the host has IPv6
 * @param thumbprint what answers of HTTP-01 end with, if there is an ACME account
 */
record Nginx(boolean http2Directive, boolean v6, Optional<String> thumbprint) {}
