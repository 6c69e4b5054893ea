package org.intendant.operations.life;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.FileState;
import org.intendant.hosts.HostFile;
import org.intendant.operations.FileVersion.Deed;
import org.intendant.operations.store.FileRows;
import org.intendant.operations.store.FileRows.By;
import org.intendant.operations.store.FileRows.Content;
import org.intendant.operations.store.FileRows.Fresh;
import org.intendant.operations.store.FileRows.Known;
import org.intendant.operations.store.Sql;
import org.intendant.operations.store.StatementFailed;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a version of every file that a change has left on a host, once the host has said that the change stands. A state in
 * which a file was found that no version knows, such as the original before the first write, becomes a version too: so a write
 * whose record was lost is made good at the next one.
 */
@ApplicationScoped
public class FileHistory implements Expiring {

    /** Of larger files only hash and size are kept. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(FileHistory.class.getName());
    private static final int AT_ONCE = 500;
    private static final int ATTEMPTS = 3;

    @Inject
    FileRows rows;

    @Inject
    Sql sql;

    @Inject
    SharedWrites writes;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** The host is changed already, so whatever goes wrong here is said and fails nothing. */
    void keep(RunningPart part, String kind, ApplyFiles change) {
        By by = new By(kind, part.operation().id(), part.operation().actorName(), clock.instant());
        List<HostFile> files = change.files();
        try {
            for (int from = 0; from < files.size(); from += AT_ONCE) {
                List<HostFile> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
                Patience.write(() -> again(() -> writes.write(() -> write(part, by, some))));
            }
        } catch (Overtaken overtaken) {
            throw overtaken;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The history of files of " + part.target().name() + " has a gap.", failed);
            part.line("The change stands, but the history of files could not be written: " + failed.getMessage());
        }
    }

    /** Of two that keep the same for the first time the second sees what the first has kept. */
    private static boolean again(BooleanSupplier write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.getAsBoolean();
            } catch (StatementFailed failed) {
                if (attempt == ATTEMPTS || Patience.passes(failed)) {
                    throw failed;
                }
            }
        }
    }

    private boolean write(RunningPart part, By by, List<HostFile> files) {
        if (!part.isMine()) {
            return false;
        }
        Map<String, Known> known =
                rows.known(part.target(), files.stream().map(HostFile::path).toList());
        List<Fresh> versions = new ArrayList<>();
        Map<String, Content> contents = new HashMap<>();
        for (HostFile file : files) {
            Known last = requireNonNull(known.get(file.path()));
            int number = last.number();
            String before = hash(file, file.before(), contents);
            if (number == 0 || !same(last, before, rights(file, file.before()))) {
                versions.add(new Fresh(last.id(), ++number, Deed.FOUND, before, rights(file, file.before()), null, by));
            }
            Deed deed = file.after() == null ? Deed.REMOVED : Deed.WRITTEN;
            String after = hash(file, file.after(), contents);
            String wanted = wanted(file, contents);
            versions.add(new Fresh(last.id(), ++number, deed, after, rights(file, file.after()), wanted, by));
        }
        contents.keySet().removeAll(rows.contents(contents.keySet()));
        rows.addContents(contents.values());
        rows.add(part.target(), versions);
        return true;
    }

    private static boolean same(Known last, @Nullable String hash, String rights) {
        return Objects.equals(last.hash(), hash) && rights.equals(last.rights());
    }

    private static String rights(HostFile file, @Nullable FileState state) {
        return state == null ? "" : file.rights(state);
    }

    private @Nullable String hash(HostFile file, @Nullable FileState state, Map<String, Content> contents) {
        return state == null ? null : put(file, state.bytes(), contents);
    }

    private @Nullable String wanted(HostFile file, Map<String, Content> contents) {
        String words = file.wanted();
        return words == null ? null : put(file, words.getBytes(UTF_8), contents);
    }

    /** Puts bytes to the others, and says by what they are known. A secret's are sealed, and so is what they are known by. */
    private String put(HostFile file, byte[] bytes, Map<String, Content> contents) {
        String hash = file.secret() ? HexFormat.of().formatHex(secrets.mac(bytes)) : FileState.hash(bytes);
        contents.computeIfAbsent(
                hash,
                fresh -> new Content(
                        hash,
                        bytes.length,
                        file.secret(),
                        bytes.length > MOST_BYTES ? null : stored(file, hash, bytes)));
        return hash;
    }

    private byte[] stored(HostFile file, String hash, byte[] bytes) {
        return file.secret()
                ? secrets.seal(bytes, "file_content:" + hash + ":bytes").getBytes(US_ASCII)
                : bytes;
    }

    /** What was kept of such a content, as it was. */
    public byte[] opened(String hash, boolean sealed, byte[] stored) {
        return sealed ? secrets.open(new String(stored, US_ASCII), "file_content:" + hash + ":bytes") : stored;
    }

    @Override
    public void removeExpired(Instant now) {
        sql.transaction(() -> rows.removeBefore(now.minus(settings.keepAudit())));
    }
}
