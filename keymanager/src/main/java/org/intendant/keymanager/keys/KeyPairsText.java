package org.intendant.keymanager.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.hosts.Program;
import org.intendant.hosts.RemoteHost;
import org.intendant.plans.HostUnreachable;

/** What a host says about the public keys of its accounts. */
final class KeyPairsText {

    private static final Program READ = Program.beside(KeyPairsText.class, "key-pairs.sh");

    private KeyPairsText() {}

    /**
     * The keys of these accounts, by account; an account that is not there is not in it.
     *
     * @throws HostUnreachable when the answer broke off
     */
    static Map<String, List<FoundKey>> read(RemoteHost host, List<String> accounts) {
        String said = host.read(READ.with(accounts.toArray(String[]::new)).withRoot());
        if (!said.endsWith("end\n")) {
            throw new HostUnreachable(
                    host.address().name() + " did not list its keys to the end, so that nothing is known of them.",
                    null);
        }
        return understood(said, accounts);
    }

    static Map<String, List<FoundKey>> understood(String said, List<String> accounts) {
        Map<String, List<FoundKey>> found = new LinkedHashMap<>();
        String account = "";
        for (String line : said.split("\n")) {
            String[] words = line.split(" ", 3);
            if (words.length == 3 && words[0].equals("account") && accounts.contains(words[1])) {
                account = words[1];
                if (words[2].equals("there")) {
                    found.put(account, new ArrayList<>());
                }
            } else if (words.length == 3 && words[0].equals("key") && found.containsKey(account)) {
                found.get(account).add(FoundKey.read(account, words[1], words[2]));
            }
        }
        return found;
    }
}
