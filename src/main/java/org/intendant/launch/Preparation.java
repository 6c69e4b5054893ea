package org.intendant.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.intendant.data.Setting;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** Everything that the server is told at its start, worked out from the settings. */
record Preparation(Settings settings) {

    /** Lines {@code name=value} for {@code ./run}; the database's password is among them, so they are never arguments. */
    String make() throws IOException, GeneralSecurityException {
        portMustBeFree();
        Map<String, String> told = new LinkedHashMap<>();
        told.put("base", settings.baseUrl().toString());
        told.put("bind", settings.bind());
        told.put("port", Integer.toString(settings.port()));
        told.put("heap", Integer.toString(settings.megabytesOfHeap()));
        told.put("node", node());
        told.put("driver", settings.postgresql() ? "postgresql" : "h2");
        told.put("url", settings.databaseUrl());
        told.put("user", settings.databaseUser());
        told.put("password", settings.databasePassword());
        told.put("tls", Boolean.toString(settings.tls()));
        if (settings.tls()) {
            told.put("keystore", keyStore());
        }
        StringBuilder lines = new StringBuilder();
        told.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private void portMustBeFree() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()));
        } catch (java.net.BindException taken) {
            throw new Refused(
                    Setting.INTENDANT_HTTP_PORT.name(),
                    "Intendant cannot listen on " + settings.bind() + " port " + settings.port() + ": "
                            + taken.getMessage() + ". Stop what holds it, or set INTENDANT_HTTP_PORT to a free port.");
        }
    }

    /** A name for this server's transactions, kept in the home: servers on one database must not share it. */
    private String node() throws IOException {
        Path file = settings.home().resolve("server").resolve("node");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "i"
                            + HexFormat.of()
                                    .toHexDigits(RandomGenerator.getDefault().nextLong()));
        }
        return Files.readString(file);
    }

    private String keyStore() throws IOException, GeneralSecurityException {
        Path file = settings.home().resolve("server").resolve("configuration").resolve("tls.p12");
        return new Pem(
                        settings.tlsCertificate().orElseThrow(),
                        settings.tlsKey().orElseThrow())
                .keyStore(file);
    }
}
