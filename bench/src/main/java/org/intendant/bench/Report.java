package org.intendant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a bench found, as Markdown. Everything is printed at once, too, for whoever watches. */
final class Report {

    private final String name;
    private final List<String> parts = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    Report(String name) {
        this.name = name;
        parts.add("## " + name);
    }

    /** A paragraph. */
    Report say(String sentences) {
        return add(sentences);
    }

    /** A heading within this bench. */
    Report title(String words) {
        return add("### " + words);
    }

    Report table(List<String> head, List<List<String>> rows) {
        String ruler = "|" + "---|".repeat(head.size());
        return add(Stream.concat(Stream.of(row(head), ruler), rows.stream().map(Report::row))
                .collect(Collectors.joining("\n")));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** What was to be reached, with the figure that was, and whether it was reached. */
    Report gate(String what, boolean holds) {
        if (!holds) {
            broken.add(what);
        }
        return add("- Gate " + (holds ? "holds" : "**does not hold**") + ": " + what);
    }

    /** Gates that do not hold. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Gates stand below one another; everything else is a paragraph of its own. */
    String text() {
        StringBuilder text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            boolean list = parts.get(i).startsWith("- ") && parts.get(i - 1).startsWith("- ");
            text.append(list ? "\n" : "\n\n").append(parts.get(i));
        }
        return text.append('\n').toString();
    }

    /** Writes {@code <name>.md} in this folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".md"), text());
    }

    private Report add(String part) {
        parts.add(part);
        System.out.println(part);
        return this;
    }
}
