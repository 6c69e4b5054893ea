package org.intendant.hostforwarding.push;

import org.intendant.lab.LabHost;

/** What a lab host has of nginx. */
final class NginxHost {

    private NginxHost() {}

    /** A certificate that nobody trusts, for these names. */
    static void certificate(LabHost host) {
        host.exec(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=lab",
                        "-addext",
                        "subjectAltName=DNS:shop.example.org,DNS:*.wild.example.org",
                        "-keyout",
                        "/etc/ssl/lab.key",
                        "-out",
                        "/etc/ssl/lab.pem")
                .orThrow();
    }

    /** Sums of all that Intendant may have written. */
    static String files(LabHost host) {
        return host.exec(
                        "sh",
                        "-c",
                        "find /etc/nginx /etc/intendant -path '*intendant*' -type f -exec sha256sum {} + 2>/dev/null; true")
                .stdout();
    }

    /** As before any test. */
    static void clean(LabHost host) {
        host.exec(
                        "sh",
                        "-c",
                        "systemctl stop nginx; rm -rf /etc/nginx/intendant* /etc/nginx/conf.d/* /etc/intendant"
                                + " /var/lib/intendant /etc/nginx/sites-enabled/[!d]*; : >/var/log/nginx/error.log")
                .orThrow();
    }
}
