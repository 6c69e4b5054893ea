import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns PrimeFaces' own saga-blue theme into the "intendant" theme: the same rules, but every colour is a token of
 * intendant.css. So one theme sheet serves light and dark. The build runs it with PrimeFaces on the class path:
 * {@code java -cp primefaces.jar MakeTheme.java theme.css}. It ends with 1 when it meets a colour that has no meaning here,
 * so that an upgrade of PrimeFaces cannot smuggle one in.
 */
class MakeTheme {

    /** What a colour of saga-blue means. A colour that is missing here is reported, so an upgrade cannot smuggle one in. */
    private static final Map<String, String> MEANING = new LinkedHashMap<>();

    static {
        say("var(--text)", "#495057", "#343a40", "#212121");
        say("var(--text-2)", "#6c757d", "#adb5bd", "#757575", "#616161", "#9e9e9e");
        say("var(--surface)", "#fff", "#ffffff", "#fafafa", "#fbfcfc");
        say("var(--sunken)", "#f8f9fa", "#f8f8f8", "#f5f5f5", "#efefef", "#ebebef");
        say("var(--hover)", "#e9ecef", "#eeeeee");
        say("var(--line)", "#dee2e6", "#e0e0e0", "#dadada", "#bdbdbd");
        say("var(--line-strong)", "#ced4da");
        say("var(--accent)", "#2196f3", "#3f51b5", "rgb(28.05,127.5,206.55)", "rgb(75.18,169.95,245.28)");
        say("var(--accent-soft)", "#e3f2fd", "rgb(243.9,249.75,254.4)", "rgb(137.4,200.4,246.6)");
        say("var(--fill-hover)", "rgb(12.7384615385,136.9384615385,235.6615384615)");
        say("var(--fill-active)", "rgb(11.3230769231,121.7230769231,209.4769230769)");
        say("var(--ring)", "rgb(166.2,213,250.2)");
        say("var(--bad)", "#f44336", "#d32f2f", "#b71c1c", "#ef5350", "#ff4032", "#e60017", "#e0284f", "#e91e63", "rgb(45.75,7,7)", "hsl(0,65.0793650794%,40.4705882353%)", "hsl(0,65.0793650794%,45.5294117647%)");
        say("var(--bad-soft)", "#ffcdd2", "rgb(237.4,171.8,171.8)", "rgb(255,113,127.2)", "rgb(255,179.5,187.05)");
        say("var(--warn)", "#fbc02d", "#7f6003", "#ffc107", "#f57c00", "hsl(42.8155339806,96.261682243%,46.431372549%)");
        say("var(--warn-soft)", "#ffecb3", "rgb(253.4,229.8,171)", "rgb(255,229.625,153.5)");
        say("var(--ok)", "#689f38", "#4caf50", "#009688", "rgb(67.1875,147.8125,69.875)");
        say("var(--ok-soft)", "#c8e6c9", "rgba(200,230,201,.8)");
        say("var(--run)", "#0288d1", "#01579b", "#03a9f4", "#00bcd4");
        say("var(--run-soft)", "#b3e5fc", "rgb(136.5336492891,212.4881516588,253.8663507109)", "hsl(198.904109589,92.4050632911%,79.5098039216%)");
        say("var(--neutral)", "#607d8b", "#9c27b0");
        say("var(--on-warn)", "#212529", "#252529");
    }

    private static void say(String token, String... colours) {
        for (String colour : colours) MEANING.put(colour, token);
    }

    public static void main(String[] arguments) throws Exception {
        String css;
        try (InputStream in = MakeTheme.class.getResourceAsStream("/META-INF/resources/primefaces-saga-blue/theme.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        }
        css = css.replaceAll("hsl\\(122,[^)]*5\\.26[^)]*\\)", "#d32f2f").replaceAll("hsl\\(122,[^)]*\\)", "#4caf50"); // texts of fatal and success messages
        css = css.replaceAll(":root\\{[^}]*\\}", ""); // palettes and color-scheme: the tokens replace them
        Map<String, Integer> left = new TreeMap<>();
        var declaration = Pattern.compile("([a-z-]+):([^;{}]+)(?=[;}])").matcher(css);
        String out = declaration.replaceAll(m -> Matcher.quoteReplacement(m.group(1) + ":" + tokens(m.group(1), m.group(2), left)));
        out = out.replace("outline:0 none;", ""); // focus is drawn as an outline by intendant.css
        out = out.replaceAll("border-radius:(3|4|6)px", "border-radius:var(--radius)");
        String head = "/*! Made by MakeTheme.java from PrimeFaces' saga-blue (MIT licence, PrimeTek). Do not edit. */\n";
        Path sheet = Path.of(arguments[0]);
        Files.createDirectories(sheet.toAbsolutePath().getParent());
        Files.writeString(sheet, head + out.replace("}", "}\n"));
        left.forEach((colour, times) -> System.err.println("no meaning for " + colour + " (" + times + ")"));
        if (!left.isEmpty()) System.exit(1);
    }

    private static String tokens(String property, String value, Map<String, Integer> left) {
        if (property.startsWith("box-shadow")) {
            return value.contains("166.2") || value.contains("hsl(") || value.matches(".*rgb\\(\\d.*") ? "none" : value.contains("rgba(0") ? "var(--shadow)" : value;
        }
        if (property.equals("color") && (value.equals("#fff") || value.equals("#ffffff"))) return "var(--on-fill)";
        return Pattern.compile("#[0-9a-fA-F]{3,8}\\b|(?:rgb|hsl)a?\\([^)]*\\)").matcher(value).replaceAll(m -> {
            String colour = m.group().toLowerCase().replace(" ", "");
            String token = MEANING.get(colour);
            if (token != null) return property.startsWith("background") ? token.replace("--accent)", "--fill)") : token;
            var alpha = Pattern.compile("rgba\\((\\d+),(\\d+),(\\d+),([0-9.]+)\\)").matcher(colour);
            if (alpha.matches()) {
                String opaque = MEANING.get("#%02x%02x%02x".formatted(number(alpha, 1), number(alpha, 2), number(alpha, 3)));
                if (opaque != null && !opaque.contains("surface")) {
                    return "color-mix(in srgb,%s %d%%,transparent)".formatted(opaque, Math.round(Float.parseFloat(alpha.group(4)) * 100));
                }
                return m.group(); // black and white veils stay as they are
            }
            if (colour.startsWith("hsla(0,0%,")) return m.group(); // veils again
            String dark = darker(colour);
            if (dark != null) return dark;
            left.merge(colour, 1, Integer::sum);
            return m.group();
        });
    }

    /** Hover and active shades of the severities: saga darkens by a tenth or a fifth. */
    private static String darker(String colour) {
        if (colour.matches("rgb\\((93\\.6|83\\.2),.*")) return shade("ok");
        if (colour.matches("rgb\\((86\\.4|76\\.8|140\\.4|124\\.8),.*")) return shade("neutral");
        if (colour.matches("rgb\\(1\\.[68],.*")) return shade("run");
        if (colour.matches("rgb\\(2[45].*")) return shade("warn");
        if (colour.matches("rgb\\((1[79]|2).*")) return shade("bad");
        return null;
    }

    private static String shade(String tone) {
        return "color-mix(in srgb,var(--" + tone + ") 88%,var(--text))";
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
