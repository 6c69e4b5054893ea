package org.intendant.hostforwarding.push;

import static org.intendant.hostforwarding.push.NginxText.quoted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import org.intendant.hostforwarding.names.PemFiles;
import org.intendant.hostforwarding.names.Proxy;

/** What is said to nginx once for all names: our folder, which generation of it is loaded, and what other names get. */
final class NginxRoot {

    /** A name that nobody has, RFC 6761. */
    static final String HOST = "generation.intendant.invalid";

    private NginxRoot() {}

    /**
     * The file that includes the folder.
     *
     * @param generation of all files
     */
    static String render(String generation, boolean v6) {
        NginxText text = new NginxText(NginxFiles.FIRST_LINE)
                .open("map $http_upgrade $intendant_connection")
                .line("default upgrade")
                .line("'' ''")
                .close()
                .open("server")
                .line("listen 80");
        if (v6) {
            text.line("listen [::]:80");
        }
        return text.line("server_name " + HOST)
                .line("access_log off")
                .open("if ($remote_addr != 127.0.0.1)")
                .line("return 404")
                .close()
                .line("default_type text/plain")
                .line("return 200 " + quoted("generation " + generation))
                .close()
                .line("include " + NginxFiles.FOLDER + "/*.conf")
                .toString();
    }

    /** The same for the same files. */
    static String generation(Map<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> digest.update(
                            (entry.getKey() + "\0" + entry.getValue() + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * What names without a rule get.
     *
     * @param ports on which rules speak HTTPS
     * @param certificate of the proxy; empty for none, and then nothing is said of HTTPS
     */
    static String others(Proxy.Site site, String target, SortedSet<Integer> ports, PemFiles certificate, Nginx nginx) {
        NginxText text = new NginxText(NginxFiles.FIRST_LINE).open("server").line("listen 80 default_server");
        if (nginx.v6()) {
            text.line("listen [::]:80 default_server");
        }
        if (!certificate.isEmpty()) {
            for (int port : ports) {
                text.line("listen " + port + " ssl default_server");
                if (nginx.v6()) {
                    text.line("listen [::]:" + port + " ssl default_server");
                }
            }
            if (!ports.isEmpty()) {
                text.line("ssl_certificate " + quoted(certificate.certificate()));
                text.line("ssl_certificate_key " + quoted(certificate.key()));
            }
        }
        text.line("server_name _");
        switch (site) {
            case REDIRECT -> text.line("return 302 " + quoted(target));
            case FOLDER -> text.line("root " + quoted(target));
            default -> text.line("return 444");
        }
        return text.close().toString();
    }
}
