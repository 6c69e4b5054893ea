package org.intendant.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** One environment variable that Intendant reads, with its default and what it means. The README's table is made of these. */
public enum Setting {
    INTENDANT_HOME("`~/.intendant`", "The folder that holds the database, the master key and the logs."),
    INTENDANT_BIND(
            "`127.0.0.1`", "The address to listen on. Without HTTPS, another one than loopback shows a red banner."),
    INTENDANT_HTTP_PORT("`8080`, with HTTPS `8443`", "The port to listen on."),
    INTENDANT_BASE_URL(
            "`http://localhost:8080`",
            "How people reach Intendant. Every link that leaves the page is made from it, never from the Host header."),
    INTENDANT_TLS_CERT(
            "none",
            "PEM file with the certificate and its chain. With `INTENDANT_TLS_KEY`, HTTPS takes the place of HTTP."),
    INTENDANT_TLS_KEY("none", "PEM file with the certificate's private key, without a passphrase."),
    INTENDANT_TRUSTED_PROXIES(
            "none",
            "Addresses or networks (`10.0.0.5, 10.1.0.0/16`) whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed."),
    INTENDANT_ADMIN_PASSWORD(
            "none",
            "Password of the first administrator, `admin`, made at the first start. Without it a one-time link is printed."),
    INTENDANT_DB_URL("H2 below the home", "`jdbc:postgresql://host:5432/intendant` for PostgreSQL 15 or newer."),
    INTENDANT_DB_USER("`intendant`", "The user at PostgreSQL."),
    INTENDANT_DB_PASSWORD("none", "The password at PostgreSQL."),
    INTENDANT_BACKED_UP(
            "none",
            "`yes` lets a newer version change the tables of a PostgreSQL that it cannot back up itself, for want of `pg_dump`."),
    INTENDANT_MASTER_KEY(
            "`master.key` in the home",
            "The key under which secrets are sealed: 32 bytes in base64. Otherwise a file, made at the first start."),
    INTENDANT_SIGNING_KEY(
            "`signing.key` in the home",
            "The key that signs what servers fetch: the text of an OpenSSH ed25519 key without passphrase, in base64. Otherwise a file, made when the first server shall fetch."),
    INTENDANT_SIGN_IN_HOURS("`12`", "Hours after which a sign-in ends, whatever is done in it."),
    INTENDANT_SIGN_IN_IDLE(
            "`120`", "Minutes without a request after which a sign-in ends. Pages that only wait do not count."),
    INTENDANT_CHECK_EVERY("`60`", "Seconds between two checks whether a server answers."),
    INTENDANT_COMPARE_EVERY("`60`", "Minutes between two comparisons of what is wanted with what is."),
    INTENDANT_CONFIRM_WITHIN(
            "`60`",
            "Seconds after which a host takes a change back that could cut Intendant off, unless Intendant confirms it over a new connection."),
    INTENDANT_SAMBA_PREFIX("`smb-`", "What the names of accounts begin with that are made for shares."),
    INTENDANT_HOSTS_URL(
            "`INTENDANT_BASE_URL`",
            "How servers reach Intendant to fetch their keys, where that is another way than people’s. What they fetch is signed, so that `http://` is as good."),
    INTENDANT_PULL_EVERY("`60`", "Minutes, up to 60, between two fetches of its keys by a server."),
    INTENDANT_PULL_GRACE(
            "`300`",
            "Seconds after two missed fetches until a server that was not heard of is red, and somebody is told."),
    INTENDANT_KEEP_DAYS("`90`", "Days that finished operations and their logs are kept."),
    INTENDANT_KEEP_AUDIT_DAYS(
            "`730`", "Days that the audit trail is kept, and versions of files, of each the latest always."),
    INTENDANT_METRICS_TOKEN(
            "none",
            "What Prometheus sends as its bearer token for `/metrics`, at least 20 characters. Without it and `INTENDANT_METRICS_FROM` there is no such page."),
    INTENDANT_METRICS_FROM("none", "Addresses or networks that may read `/metrics` without a token."),
    INTENDANT_WEBHOOK_NETWORKS(
            "none",
            "Private addresses or networks that webhooks may reach, also without HTTPS. Without it they reach public addresses only."),
    INTENDANT_ACME_DIRECTORY(
            "`https://acme-v02.api.letsencrypt.org/directory`",
            "Where certificates are ordered over ACME. `https://acme-staging-v02.api.letsencrypt.org/directory` to try it out: no browser trusts what it issues, and its limits are wide."),
    INTENDANT_ACME_CA(
            "none",
            "PEM file with the root certificate of a private ACME server, step-ca for example. Without it its HTTPS must be trusted by Java."),
    INTENDANT_MEMORY("`512`", "Megabytes of heap at most."),
    INTENDANT_JAVA_OPTS("none", "More options for the server's Java, as its command line takes them.");

    private final String usual;
    private final String meaning;

    Setting(String usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    /** Whether its value must never be kept or shown. */
    boolean secret() {
        return switch (this) {
            case INTENDANT_ADMIN_PASSWORD,
                    INTENDANT_DB_PASSWORD,
                    INTENDANT_MASTER_KEY,
                    INTENDANT_METRICS_TOKEN,
                    INTENDANT_SIGNING_KEY -> true;
            default -> false;
        };
    }

    /** All settings as a Markdown table, one a line. */
    public static String table() {
        return Arrays.stream(values())
                .map(setting -> "| `%s` | %s | %s |\n".formatted(setting, setting.usual, setting.meaning))
                .collect(Collectors.joining("", "| variable | default | what it means |\n|---|---|---|\n", ""));
    }
}
