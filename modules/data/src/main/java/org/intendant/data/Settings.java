package org.intendant.data;

import static org.intendant.data.Setting.INTENDANT_ACME_CA;
import static org.intendant.data.Setting.INTENDANT_ACME_DIRECTORY;
import static org.intendant.data.Setting.INTENDANT_ADMIN_PASSWORD;
import static org.intendant.data.Setting.INTENDANT_BACKED_UP;
import static org.intendant.data.Setting.INTENDANT_BASE_URL;
import static org.intendant.data.Setting.INTENDANT_BIND;
import static org.intendant.data.Setting.INTENDANT_CHECK_EVERY;
import static org.intendant.data.Setting.INTENDANT_COMPARE_EVERY;
import static org.intendant.data.Setting.INTENDANT_CONFIRM_WITHIN;
import static org.intendant.data.Setting.INTENDANT_DB_PASSWORD;
import static org.intendant.data.Setting.INTENDANT_DB_URL;
import static org.intendant.data.Setting.INTENDANT_DB_USER;
import static org.intendant.data.Setting.INTENDANT_HOME;
import static org.intendant.data.Setting.INTENDANT_HOSTS_URL;
import static org.intendant.data.Setting.INTENDANT_HTTP_PORT;
import static org.intendant.data.Setting.INTENDANT_KEEP_AUDIT_DAYS;
import static org.intendant.data.Setting.INTENDANT_KEEP_DAYS;
import static org.intendant.data.Setting.INTENDANT_MASTER_KEY;
import static org.intendant.data.Setting.INTENDANT_MEMORY;
import static org.intendant.data.Setting.INTENDANT_METRICS_FROM;
import static org.intendant.data.Setting.INTENDANT_METRICS_TOKEN;
import static org.intendant.data.Setting.INTENDANT_PULL_EVERY;
import static org.intendant.data.Setting.INTENDANT_PULL_GRACE;
import static org.intendant.data.Setting.INTENDANT_SAMBA_PREFIX;
import static org.intendant.data.Setting.INTENDANT_SIGNING_KEY;
import static org.intendant.data.Setting.INTENDANT_SIGN_IN_HOURS;
import static org.intendant.data.Setting.INTENDANT_SIGN_IN_IDLE;
import static org.intendant.data.Setting.INTENDANT_TLS_CERT;
import static org.intendant.data.Setting.INTENDANT_TLS_KEY;
import static org.intendant.data.Setting.INTENDANT_TRUSTED_PROXIES;
import static org.intendant.data.Setting.INTENDANT_WEBHOOK_NETWORKS;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intendant.plans.Refused;

/**
 * What the operator has set through the environment, typed and checked. Injectable everywhere.
 *
 * <p>Each method throws {@link Refused} with the variable's name as the field when its value makes no sense; {@link
 * #check} asks them all before a start. Has no {@code toString}: some values are secret.
 */
public final class Settings {

    private static final int LEAST_TOKEN = 20;
    private static final int LONGEST_URL = 500;

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Asks for every value once, so that nonsense ends the start with a sentence and not a page with an error. */
    public Settings check() {
        baseUrl();
        databaseUrl();
        tlsKey();
        trustedProxies();
        hostsUrl();
        masterKey();
        signingKey();
        pullEvery();
        pullGrace();
        signInLasts();
        signInIdle();
        checkEvery();
        compareEvery();
        keepOperations();
        keepAudit();
        metricsToken();
        metricsFrom();
        webhookNetworks();
        acmeDirectory();
        acmeCa();
        sambaPrefix();
        megabytesOfHeap();
        return this;
    }

    /** The folder of everything that outlives a start, absolute. */
    public Path home() {
        Path home = text(INTENDANT_HOME)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".intendant"))
                .toAbsolutePath()
                .normalize();
        if (home.toString().chars().anyMatch(one -> ";{}".indexOf(one) >= 0 || Character.isISOControl(one))) {
            throw new Refused(
                    INTENDANT_HOME.name(), "INTENDANT_HOME must not contain semicolons, braces or control characters.");
        }
        return home;
    }

    /** The address to listen on: a name or a literal address. */
    public String bind() {
        return text(INTENDANT_BIND).orElse("127.0.0.1");
    }

    /** The port to listen on. */
    public int port() {
        return number(INTENDANT_HTTP_PORT, tls() ? 8443 : 8080, 1, 65535);
    }

    /** How people reach Intendant, without a slash at the end: what every link starts with. */
    public URI baseUrl() {
        String scheme = tls() ? "https" : "http";
        return url(
                INTENDANT_BASE_URL,
                text(INTENDANT_BASE_URL).orElseGet(() -> scheme + "://" + ownName() + ":" + port()));
    }

    /** How servers reach Intendant, without a slash at the end. */
    public URI hostsUrl() {
        return text(INTENDANT_HOSTS_URL)
                .map(text -> url(INTENDANT_HOSTS_URL, text))
                .orElseGet(this::baseUrl);
    }

    private static URI url(Setting setting, String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            if (url.getHost() != null
                    && url.getScheme().matches("https?")
                    && url.getPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            // told below
        }
        throw new Refused(
                setting.name(),
                setting + " must be like https://intendant.example.org, without a path; it is “" + text + "”.");
    }

    private String ownName() {
        if (new Listening(bind()).loopbackOrAll()) {
            return "localhost";
        }
        return bind().contains(":") ? "[" + bind() + "]" : bind();
    }

    /** The JDBC address: what the operator named, with limits to every wait, or H2 below the home. */
    public String databaseUrl() {
        Optional<String> url = text(INTENDANT_DB_URL);
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
            throw new Refused(
                    INTENDANT_DB_URL.name(),
                    "INTENDANT_DB_URL must start with jdbc:postgresql: or be left out for H2 below the home.");
        }
        return url.map(PostgresUrl::withLimits).orElseGet(() -> H2.url(home()));
    }

    public boolean postgresql() {
        return text(INTENDANT_DB_URL).isPresent();
    }

    public String databaseUser() {
        return postgresql() ? text(INTENDANT_DB_USER).orElse("intendant") : H2.USER;
    }

    /** The password at the database; H2 is embedded and guarded by the home's file mode, so its own means nothing. */
    public String databasePassword() {
        return postgresql() ? text(INTENDANT_DB_PASSWORD).orElse("none") : H2.PASSWORD;
    }

    /** The first administrator's password for an unattended first start. */
    public Optional<String> adminPassword() {
        return text(INTENDANT_ADMIN_PASSWORD);
    }

    public boolean tls() {
        return text(INTENDANT_TLS_CERT).isPresent() || text(INTENDANT_TLS_KEY).isPresent();
    }

    /** PEM file of the certificate and its chain; present together with {@link #tlsKey}. */
    public Optional<Path> tlsCertificate() {
        return readable(INTENDANT_TLS_CERT, INTENDANT_TLS_KEY);
    }

    /** PEM file of the private key; present together with {@link #tlsCertificate}. */
    public Optional<Path> tlsKey() {
        tlsCertificate();
        return readable(INTENDANT_TLS_KEY, INTENDANT_TLS_CERT);
    }

    private Optional<Path> readable(Setting setting, Setting other) {
        Optional<Path> file = text(setting).map(Path::of);
        if (file.isEmpty() && text(other).isPresent()) {
            throw new Refused(setting.name(), other + " is set: HTTPS needs " + setting + " too.");
        }
        file.filter(path -> !Files.isReadable(path)).ifPresent(path -> {
            throw new Refused(setting.name(), setting + " names " + path + ", which cannot be read.");
        });
        return file;
    }

    /** The proxies whose word about the client's address and scheme is taken. */
    public TrustedProxies trustedProxies() {
        return TrustedProxies.parse(text(INTENDANT_TRUSTED_PROXIES).orElse(""));
    }

    /** Whether others than this machine and its proxies may come in without HTTPS: passwords then travel in clear. */
    public boolean plainHttpExposed() {
        return !tls() && !new Listening(bind()).loopback();
    }

    /** Whether browsers may send the cookies over HTTPS only. */
    public boolean secureCookies() {
        return baseUrl().getScheme().equals("https");
    }

    /** Somebody has backed the database up, or does not mind. */
    public boolean backedUp() {
        return text(INTENDANT_BACKED_UP).filter("yes"::equals).isPresent();
    }

    /** Where backups go that are made before an upgrade. */
    public Path backups() {
        return home().resolve("backups");
    }

    /** The master key in base64, when it comes by environment instead of by file. */
    public Optional<String> masterKey() {
        return text(INTENDANT_MASTER_KEY);
    }

    /** The master key's file, used when {@link #masterKey} is empty. */
    public Path masterKeyFile() {
        return home().resolve("master.key");
    }

    /** The signing key's file in base64, when it comes by environment. */
    public Optional<String> signingKey() {
        return text(INTENDANT_SIGNING_KEY);
    }

    /** The signing key's file, used when {@link #signingKey} is empty. */
    public Path signingKeyFile() {
        return home().resolve("signing.key");
    }

    /** Where the first start leaves the path of the one-time set-up page until it is used. */
    public Path setupLink() {
        return home().resolve("setup-link");
    }

    /** How long a sign-in lasts at most. */
    public Duration signInLasts() {
        return Duration.ofHours(number(INTENDANT_SIGN_IN_HOURS, 12, 1, 720));
    }

    /** How long a sign-in lasts without a request. */
    public Duration signInIdle() {
        return Duration.ofMinutes(number(INTENDANT_SIGN_IN_IDLE, 120, 5, 43200));
    }

    public Duration checkEvery() {
        return Duration.ofSeconds(number(INTENDANT_CHECK_EVERY, 60, 10, 86400));
    }

    public Duration compareEvery() {
        return Duration.ofMinutes(number(INTENDANT_COMPARE_EVERY, 60, 1, 10080));
    }

    /** How long a host waits for the confirmation of a change that could cut Intendant off. */
    public Duration confirmWithin() {
        return Duration.ofSeconds(number(INTENDANT_CONFIRM_WITHIN, 60, 5, 600));
    }

    /** What the names of accounts begin with that are made for shares. */
    public String sambaPrefix() {
        String prefix = text(INTENDANT_SAMBA_PREFIX).orElse("smb-");
        if (!prefix.matches("[a-z][a-z0-9_-]{1,11}")) {
            throw new Refused(
                    INTENDANT_SAMBA_PREFIX.name(),
                    "INTENDANT_SAMBA_PREFIX must have 2 to 12 small letters, digits, hyphens and underscores, beginning with a"
                            + " letter, for example smb-.");
        }
        return prefix;
    }

    /** Between two fetches of its keys by a server: whole minutes, at most an hour. */
    public Duration pullEvery() {
        return Duration.ofMinutes(number(INTENDANT_PULL_EVERY, 60, 1, 60));
    }

    /** How long after two missed fetches a server is red. */
    public Duration pullGrace() {
        return Duration.ofSeconds(number(INTENDANT_PULL_GRACE, 300, 10, 86400));
    }

    public Duration keepOperations() {
        return Duration.ofDays(number(INTENDANT_KEEP_DAYS, 90, 1, 36500));
    }

    public Duration keepAudit() {
        return Duration.ofDays(number(INTENDANT_KEEP_AUDIT_DAYS, 730, 1, 36500));
    }

    /** What whoever reads the metrics must know. */
    public Optional<String> metricsToken() {
        Optional<String> token = text(INTENDANT_METRICS_TOKEN);
        if (token.isPresent() && token.get().length() < LEAST_TOKEN) {
            throw new Refused(
                    INTENDANT_METRICS_TOKEN.name(),
                    "INTENDANT_METRICS_TOKEN must have at least " + LEAST_TOKEN + " characters.");
        }
        return token;
    }

    /** Who may read the metrics without a token. */
    public Networks metricsFrom() {
        return Networks.parse(
                INTENDANT_METRICS_FROM, text(INTENDANT_METRICS_FROM).orElse(""));
    }

    /** Which networks webhooks may reach besides the public ones. */
    public Networks webhookNetworks() {
        return Networks.parse(
                INTENDANT_WEBHOOK_NETWORKS, text(INTENDANT_WEBHOOK_NETWORKS).orElse(""));
    }

    /** Where certificates are ordered: HTTPS always, as ACME asks. */
    public URI acmeDirectory() {
        String text = text(INTENDANT_ACME_DIRECTORY).orElse("https://acme-v02.api.letsencrypt.org/directory");
        try {
            URI url = new URI(text);
            if ("https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawFragment() == null
                    && text.length() <= LONGEST_URL) {
                return url;
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            // told below
        }
        throw new Refused(
                INTENDANT_ACME_DIRECTORY.name(),
                "INTENDANT_ACME_DIRECTORY must be like https://ca.example.org/acme/directory; it is “" + text + "”.");
    }

    /** PEM file of whom the directory's own HTTPS is trusted from, where Java does not know him. */
    public Optional<Path> acmeCa() {
        Optional<Path> file = text(INTENDANT_ACME_CA).map(Path::of);
        file.filter(path -> !Files.isReadable(path)).ifPresent(path -> {
            throw new Refused(INTENDANT_ACME_CA.name(), "INTENDANT_ACME_CA names " + path + ", which cannot be read.");
        });
        return file;
    }

    /** The heap's limit. */
    public int megabytesOfHeap() {
        return number(INTENDANT_MEMORY, 512, 256, 65536);
    }

    /** What is set, as {@code NAME=value} a line; of secrets only that they are set. What a backup keeps. */
    public String withoutSecrets() {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> text(setting).stream()
                        .map(value -> setting.secret() ? "# " + setting + " is set\n" : setting + "=" + value + "\n"))
                .collect(Collectors.joining());
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(environment.get(setting.name()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private int number(Setting setting, int usual, int least, int most) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]{1,9}")
                || Integer.parseInt(text.get()) < least
                || Integer.parseInt(text.get()) > most) {
            throw new Refused(
                    setting.name(),
                    setting + " must be a number from " + least + " to " + most + "; it is “" + text.get() + "”.");
        }
        return Integer.parseInt(text.get());
    }
}
