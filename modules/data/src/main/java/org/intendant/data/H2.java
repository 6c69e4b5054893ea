package org.intendant.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The embedded database below the home. Its address stands in {@code h2.url}, for the server and for every test alike. */
public final class H2 {

    /** H2 has no network door here; the mode of the home guards the file, so name and password are the same everywhere. */
    public static final String USER = "intendant";

    public static final String PASSWORD = "none";

    private H2() {}

    /** The address that ships: a commit is on the disk when it returns. */
    public static String url(Path home) {
        try (InputStream url = Objects.requireNonNull(H2.class.getResourceAsStream("h2.url"))) {
            return new String(url.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replace("{home}", home.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The folder of nothing but the database. */
    public static Path folder(Path home) {
        return home.resolve("database");
    }

    /** The file that the address leads to. */
    public static Path file(Path home) {
        return folder(home).resolve("intendant.mv.db");
    }
}
