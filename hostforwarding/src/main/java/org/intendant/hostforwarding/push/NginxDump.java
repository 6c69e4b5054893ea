package org.intendant.hostforwarding.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.servers.typed.Text;

/** All that nginx reads, as {@code nginx -T} prints it: file by file. */
final class NginxDump {

    private static final Pattern HEAD = Pattern.compile("(?m)^# configuration file (/[^\\n]{1,500}):\\n");

    private final Map<String, String> files = new LinkedHashMap<>();

    NginxDump(String text) {
        Matcher head = HEAD.matcher(text);
        String path = "";
        int begin = 0;
        while (head.find()) {
            keep(path, text.substring(begin, head.start()));
            path = head.group(1);
            begin = head.end();
        }
        keep(path, text.substring(begin));
    }

    private void keep(String path, String text) {
        if (!path.isEmpty() && !path.equals(NginxFiles.ROOT) && !text.startsWith(NginxFiles.FIRST_LINE)) {
            files.put(path, text);
        }
    }

    /** A sentence for each site that somebody else made. */
    List<String> foreign() {
        return files.entrySet().stream()
                .flatMap(entry -> Directive.file(entry.getValue())
                        .all("server")
                        .filter(server -> server.block() != null)
                        .map(server -> Text.inert(entry.getKey() + " serves " + words(server), 300)))
                .toList();
    }

    private static String words(Directive server) {
        String names = server.inside("server_name")
                .flatMap(one -> one.arguments().stream())
                .filter(name -> !name.equals("_") && !name.isEmpty())
                .collect(Collectors.joining(", "));
        String ports = server.inside("listen")
                .map(one -> String.join(" ", one.arguments()))
                .collect(Collectors.joining(", "));
        return (names.isEmpty() ? "names that nobody else has" : names) + " on " + (ports.isEmpty() ? "80" : ports);
    }
}
