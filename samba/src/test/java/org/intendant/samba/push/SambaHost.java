package org.intendant.samba.push;

import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.lab.LabResult;

/** What a lab host shares, as Samba's own tools see it. */
final class SambaHost {

    private SambaHost() {}

    /** What smbclient prints, run on another host, so that it comes over the network. */
    static String use(LabHost client, LabHost server, String share, String user, String password, String commands) {
        client.write("/root/auth", "username = " + user + "\npassword = " + password + "\n");
        LabResult result =
                client.exec("smbclient", "-A", "/root/auth", "//" + server.address() + "/" + share, "-c", commands);
        return result.stdout() + result.stderr();
    }

    /** What somebody without a password sees. */
    static String list(LabHost client, LabHost server) {
        return client.exec("smbclient", "-N", "-g", "-L", "//" + server.address())
                .stdout();
    }

    /** Sums of what Intendant may have written, accounts, groups and users of Samba. */
    static String all(LabHost host) {
        return host.exec(
                        "sh",
                        "-c",
                        "sha256sum /etc/samba/* /etc/passwd /etc/group 2>/dev/null; pdbedit -L 2>/dev/null; find /srv"
                                + " /var/lib/intendant/samba -printf '%p %m %u %g\\n' 2>/dev/null | sort")
                .stdout();
    }

    /** As before any test. */
    static void clean(LabHost host) {
        host.exec(
                        "sh",
                        "-c",
                        "systemctl disable --now -q smbd; systemctl unmask -q smbd; for u in $(pdbedit -L 2>/dev/null | cut -d: -f1);"
                                + " do smbpasswd -x $u; done; for u in $(grep ^smb- /etc/passwd | cut -d: -f1); do userdel $u;"
                                + " done; for g in $(grep ^smb- /etc/group | cut -d: -f1); do groupdel $g; done; rm -rf"
                                + " /var/lib/intendant/samba /etc/samba/intendant.conf /srv/samba /srv/other; [ ! -f"
                                + " /root/smb.conf ] || cp /root/smb.conf /etc/samba/smb.conf; cp -p /etc/samba/smb.conf"
                                + " /root/smb.conf; true")
                .orThrow();
    }

    /** A host of the lab, with Samba as its package leaves it. */
    static LabHost made(Lab lab, String name, org.intendant.lab.HostSpec spec) {
        LabHost host = lab.host(name, spec);
        clean(host);
        return host;
    }
}
