package org.intendant.samba.push;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mserref.NtStatus;
import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import com.hierynomus.smbj.share.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.intendant.servers.typed.Text;

/**
 * One user's, or a guest's, way into a server over SMB, from where Intendant runs. It goes to that server and nowhere else:
 * referrals to others are not followed. T28.
 */
final class SmbVisit implements AutoCloseable {

    private static final SmbConfig CONFIG = config().build();

    /** The library derives keys of SMB 3 for nobody too, and has none. */
    private static final SmbConfig NOBODYS =
            config().withDialects(SMB2Dialect.SMB_2_1, SMB2Dialect.SMB_2_0_2).build();

    private static final byte[] PROBE = "Intendant was here.\n".getBytes(StandardCharsets.US_ASCII);

    private final SMBClient client;
    private final Session session;

    private static SmbConfig.Builder config() {
        return SmbConfig.builder()
                .withTimeout(10, TimeUnit.SECONDS)
                .withSoTimeout(15, TimeUnit.SECONDS)
                .withDfsEnabled(false);
    }

    private SmbVisit(SMBClient client, Session session) {
        this.client = client;
        this.session = session;
    }

    /** Nobody answers there, so that nothing is known. */
    static final class Unreached extends Exception {
        private static final long serialVersionUID = 1;

        Unreached(Throwable cause) {
            super(words(cause), cause);
        }
    }

    /**
     * Signs in.
     *
     * @throws Unreached when no connection can be made
     * @throws SMBApiException when the user is not let in
     */
    static SmbVisit of(String address, AuthenticationContext who) throws Unreached {
        SMBClient client = new SMBClient(who.isAnonymous() ? NOBODYS : CONFIG);
        try {
            Connection connection = client.connect(address);
            return new SmbVisit(client, connection.authenticate(who));
        } catch (SMBApiException refused) {
            client.close();
            throw refused;
        } catch (IOException | SMBRuntimeException none) {
            client.close();
            throw new Unreached(none);
        }
    }

    /** Whether the server took the user for a guest, as it knows no such user. */
    boolean isGuest() {
        return session.isGuest() || session.isAnonymous();
    }

    /** Whether there is a share of this name that opens. */
    boolean opens(String share) {
        try (Share open = session.connectShare(share)) {
            return open.isConnected();
        } catch (IOException | SMBRuntimeException refused) {
            return false;
        }
    }

    /** Whether the server says that it has no share of this name. */
    boolean misses(String share) {
        try (Share open = session.connectShare(share)) {
            return !open.isConnected();
        } catch (SMBApiException refused) {
            return refused.getStatus() == NtStatus.STATUS_BAD_NETWORK_NAME;
        } catch (IOException | SMBRuntimeException broken) {
            return false;
        }
    }

    /**
     * Tries what may be tried without leaving anything: lists the folder, and writes a file that goes with its own end.
     *
     * @param writes whether this user may write; where not, being let would be wrong
     * @return why it is not as it should be; empty where it is
     */
    String trial(String share, boolean writes) {
        try (Share open = session.connectShare(share)) {
            if (!(open instanceof DiskShare folder)) {
                return "is no folder";
            }
            folder.list("");
            return writes ? written(folder) : unwritten(folder);
        } catch (IOException | SMBRuntimeException refused) {
            return "cannot open it: " + words(refused);
        }
    }

    private static String written(DiskShare folder) throws IOException {
        String name = ".intendant-" + UUID.randomUUID();
        byte[] back = new byte[PROBE.length];
        try (File probe = probe(folder, name)) {
            probe.write(PROBE, 0);
            probe.read(back, 0);
        } catch (SMBRuntimeException refused) {
            return "cannot write: " + words(refused);
        }
        if (folder.fileExists(name)) {
            return "cannot remove what it wrote, " + name;
        }
        return Arrays.equals(PROBE, back) ? "" : "reads something else than it wrote";
    }

    private static String unwritten(DiskShare folder) {
        try {
            probe(folder, ".intendant-" + UUID.randomUUID()).close();
            return "may only read, and could write";
        } catch (SMBApiException refused) {
            return refused.getStatus() == NtStatus.STATUS_ACCESS_DENIED
                    ? ""
                    : "was not refused to write, but could not: " + words(refused);
        }
    }

    /** The server itself removes it when it is closed, or when the connection breaks. */
    private static File probe(DiskShare folder, String name) {
        return folder.openFile(
                name,
                EnumSet.of(AccessMask.GENERIC_READ, AccessMask.GENERIC_WRITE, AccessMask.DELETE),
                EnumSet.of(FileAttributes.FILE_ATTRIBUTE_TEMPORARY),
                EnumSet.noneOf(SMB2ShareAccess.class),
                SMB2CreateDisposition.FILE_CREATE,
                EnumSet.of(SMB2CreateOptions.FILE_DELETE_ON_CLOSE, SMB2CreateOptions.FILE_NON_DIRECTORY_FILE));
    }

    /** What the server said, in short. */
    static String words(Throwable refused) {
        if (refused instanceof SMBApiException said) {
            return said.getStatus().name();
        }
        Throwable cause = refused;
        while ((cause instanceof TransportException || cause instanceof SMBRuntimeException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Text.inert(String.valueOf(cause.getMessage()), 150);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException | SMBRuntimeException gone) {
            // The server ended it: nothing is left to end.
        } finally {
            client.close();
        }
    }
}
