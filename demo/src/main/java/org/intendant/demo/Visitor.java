package org.intendant.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at the door who speaks HTTP over a bare socket: clients of the JDK would put right the paths and headers that
 * some tests are about. Keeps cookies; headers set with {@link #with} go along from then on.
 */
public final class Visitor {

    private final int port;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> cookies = new TreeMap<>();

    public Visitor(RunningIntendant intendant) {
        this(intendant.port());
    }

    private Visitor(int port) {
        this.port = port;
        headers.put("Host", "localhost:" + port);
        headers.put("User-Agent", "tests");
    }

    /** Whoever has this token. */
    public static Visitor bearing(RunningIntendant intendant, String token) {
        return new Visitor(intendant).with("Authorization", "Bearer " + token);
    }

    /** Another one with the same cookies and headers; what happens to one does not happen to the other. */
    public Visitor twin() {
        Visitor twin = new Visitor(port);
        twin.headers.putAll(headers);
        twin.cookies.putAll(cookies);
        return twin;
    }

    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Visitor withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Signs in on the page, as a browser does; fails when the page does not let in. */
    public Visitor signedIn(String username, String password) {
        Reply answer = trySignIn(username, password);
        if (answer.setCookie("intendant").isEmpty()) {
            throw new AssertionError(username + " was not let in: " + answer);
        }
        return this;
    }

    public Reply trySignIn(String username, String password) {
        return submit(
                "/people/signin.xhtml", "f", Map.of("f:username", username, "f:password", password, "f:go", "f:go"));
    }

    /** By the entry of the menu. */
    public Reply signOut() {
        Reply page = get("/dashboard.xhtml");
        Map<String, String> form = page.form("user");
        form.putAll(signOut(page.body()));
        return post("/dashboard.xhtml", form);
    }

    /** What the entry of the menu sends, as PrimeFaces wrote it into the page. */
    private static Map<String, String> signOut(String page) {
        Matcher sent = Pattern.compile("addSubmitParam\\('user',\\{([^}]*)}").matcher(page);
        if (!sent.find()) {
            throw new AssertionError("There is no way to sign out in " + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Pattern.compile("'([^']+)':'([^']*)'")
                .matcher(sent.group(1))
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    /** Opens a page and sends one of its forms back with these fields filled in. */
    public Reply submit(String page, String form, Map<String, String> filled) {
        Map<String, String> fields = get(page).form(form);
        fields.putAll(filled);
        return post(page, fields);
    }

    /** Sends a form. */
    public Reply post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    public Reply get(String path) {
        return send("GET", path, "", "");
    }

    public Reply json(String method, String path, String body) {
        return send(method, path, "application/json", body);
    }

    /** Sends a request line exactly as given. An empty type means no body. */
    public Reply send(String method, String target, String type, String body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            socket.getOutputStream().write(request(method, target, type, body));
            Reply answer = read(new DataInputStream(socket.getInputStream()), method.equals("HEAD"));
            answer.all("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + target + " was not answered", broken);
        }
    }

    private byte[] request(String method, String target, String type, String body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!cookies.isEmpty()) {
            head.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!type.isEmpty()) {
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(type.isEmpty() ? new byte[0] : bytes);
        return whole.toByteArray();
    }

    private void keep(String line) {
        String pair = line.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1).replace("\"", "");
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static Reply read(DataInputStream in, boolean withoutBody) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new IOException("Not an answer: " + status);
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.add(Map.entry(
                    header.substring(0, colon), header.substring(colon + 1).strip()));
        }
        Reply head = new Reply(Integer.parseInt(status.substring(9, 12)), headers, "");
        byte[] body = withoutBody
                ? new byte[0]
                : head.header("Transfer-Encoding").equals("chunked") ? chunks(in) : rest(in, head);
        return new Reply(head.status(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] rest(InputStream in, Reply head) throws IOException {
        String length = head.header("Content-Length");
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private static byte[] chunks(DataInputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            whole.write(in.readNBytes(size));
            line(in);
        }
        return whole.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
