package org.intendant.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the text of a page must not contain. Used for the pages of every module. */
public final class PageSource {

    private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

    static {
        forbid("a style attribute", "\\sstyle=\"");
        forbid("a style element", "<style\\b");
        forbid("a script of its own", "<script\\b(?![^>]*\\bsrc=)|<h:outputScript\\b(?![^>]*\\bname=)");
        forbid("text that is not escaped", "\\bescape=\"false\"|<ui:debug\\b|\\bescapeText=\"false\"");
        forbid(
                "an event handler beyond PF('x').show(), hide() or unselectAllRows()",
                "\\sonclick=\"(?!PF\\('\\w+'\\)\\.(?:show|hide|unselectAllRows)\\(\\)\")");
        forbid("an event handler", "\\son(?:change|input|submit|load|key\\w+|mouse\\w+|focus|blur|dblclick|select)=\"");
        forbid("f:ajax or h:commandLink, which do not work under the policy", "<f:ajax\\b|<h:commandLink\\b");
        forbid(
                "a component that UI.md avoids",
                "<p:(?:selectOneButton|selectManyButton|panel|fieldset|panelGrid|card|toolbar|menubar|panelMenu|tag|badge|editor|terminal|log|chart|accordionPanel)\\b");
        forbid("a javascript: address", "javascript:");
        forbid("an address on another server", "(?:src|href)=\"(?:https?:)?//");
        forbid("striped rows or grid lines", "stripedRows=\"true\"|showGridlines=\"true\"|resizableColumns=\"true\"");
    }

    private PageSource() {}

    /** Every violation below a folder, as {@code page.xhtml:12 a style attribute}. */
    public static List<String> violations(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path page : pages(root)) {
            String text = Files.readString(page);
            FORBIDDEN.forEach((name, pattern) -> pattern.matcher(withoutComments(text))
                    .results()
                    .forEach(match -> found.add(root.relativize(page) + ":" + line(text, match.start()) + " " + name)));
        }
        return found;
    }

    /** The pages below a folder, without what the build made. */
    public static List<Path> pages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|node_modules)/.*"))
                    .sorted()
                    .toList();
        }
    }

    private static void forbid(String name, String pattern) {
        FORBIDDEN.put(name, Pattern.compile(pattern));
    }

    /** Comments become blanks, so that places stay the same. */
    private static String withoutComments(String text) {
        return Pattern.compile("<!--.*?-->", Pattern.DOTALL)
                .matcher(text)
                .replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "));
    }

    private static long line(String text, int at) {
        return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
