package org.intendant.launch;

import java.nio.file.Path;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;

/** The commands that {@code ./run} asks for. What cannot be done ends as one sentence and exit code 1. */
public final class Launch {

    private Launch() {}

    public static void main(String[] arguments) throws Exception {
        try {
            Settings settings = new Settings(System.getenv()).check();
            switch (arguments[0]) {
                case "prepare" -> System.out.print(new Preparation(settings).make());
                case "await" -> new Awaiting(settings).ready(Long.parseLong(arguments[1]));
                case "port" -> System.out.println(FreePort.any());
                case "backup" -> new Backup(settings).to(Path.of(arguments[1]), Boolean.parseBoolean(arguments[2]));
                case "restore" -> new Restore(settings).from(Path.of(arguments[1]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
