package org.intendant.application;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks through what ships for what lets somebody in: keys, key stores, accounts, passwords; into archives, too. */
final class ShippedSecrets {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=]{16}|openssh-key-v1\\x00");
    private static final Pattern STORE = Pattern.compile(
            "(.*/)?([^/]*\\.(jks|p12|pfx|keystore|pem|key|kdb|ppk)|id_(rsa|dsa|ecdsa|ed25519)|\\.netrc|\\.git-credentials|master\\.key)");
    private static final Pattern ACCOUNT = Pattern.compile("(?m)^[^#\\s=]+=\\S+");

    /** A value that is neither empty nor asked of the environment at each start. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i)(?:clear-text|password|passwd|secret)\\s*=\\s*\"(?!\\$\\{|\")[^\"]+\"|<(password|secret)>(?!\\$\\{)[^<\\s]+</");

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?m)^\\s*(?:export\\s+|ENV\\s+)?\\w*(?:PASSWORD|SECRET|TOKEN|MASTER_KEY)\\w*=[^$\\s\"'#]\\S*");
    private static final Set<String> CONFIGURATION =
            Set.of("xml", "conf", "cli", "env", "yaml", "yml", "json", "service");

    /** With these Netty, which comes with the server, looks at its start whether its TLS works; nothing is served with them. */
    private static final Pattern SELF_TEST =
            Pattern.compile(".*!io/netty/handler/ssl/(OpenSsl|JdkSslServerContext|SslUtils)\\.class");

    private final Set<String> searched = new TreeSet<>();
    private final List<String> found = new ArrayList<>();

    Set<String> searched() {
        return searched;
    }

    List<String> found() {
        return found;
    }

    void below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    List<String> in(String name, String text) throws IOException {
        look(name, text.getBytes(ISO_8859_1));
        return found;
    }

    private void look(String name, byte[] bytes) throws IOException {
        searched.add(name);
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3) {
            searched.add(name + "!");
            archive(name + "!", new ByteArrayInputStream(bytes));
            return;
        }
        String text = new String(bytes, ISO_8859_1);
        String lower = name.toLowerCase(Locale.ROOT);
        check(
                name,
                "a key",
                text.contains("PRIVATE KEY-----")
                        && KEY.matcher(text).find()
                        && !SELF_TEST.matcher(name).matches());
        check(name, "a place for keys", STORE.matcher(lower).matches() && bytes.length > 0 && !isCertificate(text));
        check(
                name,
                "an account",
                lower.matches("(.*/)?[^/]*(users|roles)\\.properties")
                        && ACCOUNT.matcher(text).find());
        check(name, "a Java key store", text.startsWith("\u00fe\u00ed\u00fe\u00ed"));
        if (!name.contains("!") || lower.endsWith(".env")) {
            String ending = lower.substring(lower.lastIndexOf('.') + 1);
            boolean ours = !lower.contains("/modules/") && !lower.contains("/docs/");
            check(
                    name,
                    "a password",
                    ours
                            && CONFIGURATION.contains(ending)
                            && PASSWORD.matcher(text).find());
            check(name, "a password given", ours && ASSIGNED.matcher(text).find());
        }
    }

    /** What everybody may see. */
    private static boolean isCertificate(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----") && !text.contains("KEY-----");
    }

    private void archive(String name, InputStream bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    look(name + entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private void check(String name, String what, boolean there) {
        if (there) {
            found.add(name + " holds " + what);
        }
    }
}
