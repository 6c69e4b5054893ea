package org.intendant.servers;

import java.util.stream.Stream;

/** What a shell, a tool or a terminal could take for its own when it comes out of a field (T1, T2). */
public final class HostileTexts {
    private HostileTexts() {}

    public static Stream<String> all() {
        return Stream.of(
                "a'b",
                "a\"b",
                "a;b",
                "$(id)",
                "`id`",
                "a|b",
                "a&b",
                "a\nb",
                "a\rb",
                "a\0b",
                "${IFS}",
                "a\u202eb",
                "a\u001b[31mb",
                "-oProxyCommand=touch /tmp/x",
                "--upload-pack=x",
                "../../etc",
                "a b",
                "a\u2028b");
    }
}
