package org.intendant.samba.push;

import java.util.List;

/** What a host lacks to share anything, or to stop it, in a sentence; empty for nothing. */
final class HostLacks {

    private HostLacks() {}

    /** @param sharing whether anything shall be shared */
    static String of(String host, SambaReading read, boolean sharing) {
        for (String tool : List.of("smbd", "testparm", "smbpasswd", "pdbedit", "smbcontrol")) {
            if (!read.has(tool)) {
                return "there is no " + tool + " on " + host + ". "
                        + (read.install().isEmpty() ? "Install Samba there." : "Install it there: " + read.install());
            }
        }
        if (!read.has("useradd") || !read.has("groupadd")) {
            return "there is no useradd or groupadd on " + host + ". Install what makes accounts there.";
        }
        for (String path : List.of(SambaFiles.MAIN, SambaFiles.OURS)) {
            if (read.isStrange(path)) {
                return path + " of " + host
                        + " is a link, a folder or too large. Look what made it so, and put a plain file there.";
            }
        }
        if (read.file(SambaFiles.MAIN) == null) {
            return "there is no " + SambaFiles.MAIN + " on " + host + ". Samba needs one; its package brings it.";
        }
        return sharing && !read.runs() && read.unit().isEmpty()
                ? "smbd does not run on " + host + ", and there is no service that would start it. Start it there."
                : "";
    }
}
