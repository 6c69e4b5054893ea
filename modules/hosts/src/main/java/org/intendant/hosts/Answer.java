package org.intendant.hosts;

import java.nio.charset.StandardCharsets;

/** How a command ended, in bytes. */
record Answer(int exit, byte[] out, byte[] err) {

    String outText() {
        return new String(out, StandardCharsets.UTF_8);
    }

    String errText() {
        return new String(err, StandardCharsets.UTF_8);
    }

    CommandResult asText() {
        return new CommandResult(exit, outText(), errText());
    }
}
