package org.intendant.hostforwarding.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that nginx reads, as {@code nginx -T} prints it: file by file. */
final class NginxDump {

    private static final Pattern HEAD = Pattern.compile("(?m)^# configuration file (/[^\\n]{1,500}):\\n");
    private static final String FOLDER = "/etc/nginx/";

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

    /** Those of others, by the path at which nginx found them. */
    Map<String, String> files() {
        return files;
    }

    /** What is said around all sites. */
    Directive http() {
        List<Directive> all = files.values().stream()
                .map(Directive::file)
                .flatMap(file -> Stream.concat(
                        file.inside().filter(one -> !one.name().equals("server")),
                        file.inside("http").flatMap(Directive::inside)))
                .toList();
        return Directive.of(List.of("http"), all);
    }

    /** The same, with what a rule says itself in the place of an inclusion that says nothing else. */
    Directive expanded(Directive block) {
        List<Directive> inside = block.inside()
                .flatMap(one -> one.name().equals("include") ? included(one) : Stream.of(one))
                .map(one -> one.block() == null ? one : expanded(one))
                .toList();
        return new Directive(block.words(), inside, block.from(), block.to());
    }

    private Stream<Directive> included(Directive include) {
        String path = include.arguments().isEmpty() ? "" : include.arguments().get(0);
        String text = files.getOrDefault(path.startsWith("/") ? path : FOLDER + path, "");
        List<Directive> said = Directive.file(text).inside().toList();
        boolean ours = !said.isEmpty() && said.stream().allMatch(one -> LocationForm.SAID.contains(one.name()));
        return ours ? said.stream() : Stream.of(include);
    }
}
