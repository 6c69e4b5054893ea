package org.intendant.keymanager.pull;

/** The script that the original installed on its servers, as it behaves: each account, one list, moved into its place. */
final class UpdateKeys {

    private UpdateKeys() {}

    static String text(String server, String accounts, String url) {
        return """
                #!/bin/bash
                SERVER="%s"
                USERS="%s"
                for USER in $USERS; do
                  HOMEDIR=$(eval "echo ~$USER")
                  FILE="$HOMEDIR/.ssh/authorized_keys2"
                  wget "%s/keymanager/servers/getKeys/$SERVER/$USER/" -O "$FILE.temp" -o /dev/null || \\
                    curl -s "%s/keymanager/servers/getKeys/$SERVER/$USER/" -o "$FILE.temp"
                  echo "" >> "$FILE.temp"
                  if grep -q "AUTOMATIQUE" "$FILE.temp"; then
                    mv "$FILE.temp" "$FILE"
                  fi
                done
                """.formatted(server, accounts, url, url);
    }
}
