package org.intendant.keymanager.pull;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostKey;
import org.intendant.plans.HostUnreachable;

/**
 * How a host stands that shall fetch its keys.
 *
 * @param files those that are there, by path
 * @param odd paths where something else than a file stands
 * @param tools which of ssh-keygen, curl, wget and cron are there
 * @param hostKeys private keys of the host by their public ones, {@code type base64}
 */
record PullReading(Map<String, FileState> files, Set<String> odd, Set<String> tools, Map<String, String> hostKeys) {

    /**
     * What the host's program said.
     *
     * @throws HostUnreachable when the answer broke off or makes no sense
     */
    static PullReading of(String host, String said) {
        Map<String, FileState> files = new HashMap<>();
        Set<String> odd = new HashSet<>();
        Set<String> tools = new HashSet<>();
        Map<String, String> hostKeys = new HashMap<>();
        try {
            for (String line : said.split("\n")) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "file" -> {
                        if (words[2].equals("other")) {
                            odd.add(words[1]);
                        } else if (!words[2].equals("absent")) {
                            byte[] bytes = Base64.getDecoder().decode(words[5]);
                            files.put(words[1], new FileState(bytes, words[2], words[3], words[4]));
                        }
                    }
                    case "tool" -> tools.add(words[1]);
                    case "hostkey" -> hostKeys.put(words[2] + " " + words[3], words[1]);
                    default -> {}
                }
            }
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException nonsense) {
            throw new HostUnreachable(host + "’s answer about the program that fetches keys makes no sense.", nonsense);
        }
        if (!said.endsWith("end\n")) {
            throw new HostUnreachable(host + " did not say to the end how it fetches its keys.", null);
        }
        return new PullReading(files, odd, tools, hostKeys);
    }

    /** Where the private half of this host key lies. */
    Optional<String> privateHalf(HostKey key) {
        return Optional.ofNullable(hostKeys.get(key.type() + " " + key.base64()));
    }
}
