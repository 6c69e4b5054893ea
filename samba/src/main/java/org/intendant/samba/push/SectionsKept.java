package org.intendant.samba.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shares that others wrote into Samba's own configuration. Lines of those that are adopted become comments, and lines again as
 * soon as they are adopted no more: a pure function, which leaves every other byte as it is.
 */
final class SectionsKept {

    private static final String MARK = "# Adopted by Intendant: ";

    private final List<String> lines;
    private final List<Section> sections = new ArrayList<>();

    /**
     * From its name to its last option; what stands behind that belongs to nobody.
     *
     * @param name in small letters
     * @param end behind its last line
     * @param out whether its lines are comments
     * @param text its lines as others wrote them
     */
    record Section(String name, int begin, int end, boolean out, String text) {

        /** Whether one of its options goes on in the next line. */
        boolean goesOn() {
            return text.lines().anyMatch(line -> line.stripTrailing().endsWith("\\"));
        }

        boolean takesFromOthers() {
            return text.lines()
                    .map(line -> line.split("=", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .anyMatch(option -> option.equals("include") || option.equals("copy"));
        }
    }

    /** @param text whose signs stand for bytes, so that those that are no UTF-8 stay too */
    SectionsKept(String text) {
        lines = List.of(text.split("\n", -1));
        int begin = -1;
        int end = -1;
        for (int at = 0; at < lines.size(); at++) {
            String line = plain(at).strip();
            boolean other = begin >= 0 && isOut(at) != isOut(begin);
            if (line.startsWith("[") || other) {
                add(begin, end);
                begin = line.startsWith("[") && line.indexOf(']') > 0 ? at : -1;
            }
            end = line.isEmpty() || line.startsWith("#") || line.startsWith(";") ? end : at + 1;
        }
        add(begin, end);
    }

    private void add(int begin, int end) {
        if (begin >= 0) {
            String head = plain(begin).strip();
            sections.add(new Section(
                    head.substring(1, head.indexOf(']')).strip().toLowerCase(Locale.ROOT),
                    begin,
                    end,
                    isOut(begin),
                    read(IntStream.range(begin, end)
                            .mapToObj(at -> plain(at) + "\n")
                            .collect(Collectors.joining()))));
        }
    }

    static SectionsKept of(byte[] bytes) {
        return new SectionsKept(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String read(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private boolean isOut(int at) {
        return lines.get(at).startsWith(MARK);
    }

    private String plain(int at) {
        return isOut(at) ? lines.get(at).substring(MARK.length()) : lines.get(at);
    }

    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** Whether anything is adopted there. */
    boolean hasAdopted() {
        return sections.stream().anyMatch(Section::out);
    }

    /** Those of this name, in any case, that Samba reads. */
    List<Section> of(String name) {
        return sections.stream()
                .filter(section -> !section.out() && section.name().equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Names of those that go out of use, or come back. */
    List<String> changed(List<String> adopted) {
        return sections.stream()
                .filter(section -> section.out() != adopted.contains(section.text()))
                .map(Section::name)
                .toList();
    }

    /** @param adopted texts of sections that shall be out of use; all others are in use. Signs of the answer stand for bytes */
    String text(List<String> adopted) {
        List<String> after = new ArrayList<>(lines);
        for (Section section : sections) {
            boolean out = adopted.contains(section.text());
            for (int at = section.begin(); at < section.end(); at++) {
                after.set(at, (out ? MARK : "") + plain(at));
            }
        }
        return String.join("\n", after);
    }
}
