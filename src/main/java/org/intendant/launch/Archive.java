package org.intendant.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.intendant.data.H2;
import org.intendant.plans.Refused;

/**
 * A backup of Intendant on H2: one zip file with the database as it was at one moment, and with it pinned host keys,
 * people and logs of operations, and the settings that held. The master key is not in it, so whoever finds it cannot open the secrets.
 */
public record Archive(Path file) {

    private static final String ABOUT = "about.txt";
    private static final int MOST = 100_000;
    private static final String SETTINGS = "settings.env";
    private static final String DATABASE = "database/intendant.mv.db";

    /** How a database of H2 begins. */
    private static final byte[] BEGINNING = "H:2,".getBytes(StandardCharsets.US_ASCII);

    /** What stays free of a disk, whatever is unpacked. */
    private static final long RESERVE = 64L << 20;

    private static final int PIECE = 64 * 1024;

    /**
     * Writes the archive from a database that may be in use, and reads it back.
     *
     * @param database a connection to H2
     * @param settings of this home, a line each, without secrets
     * @param work an existing folder for what is only needed meanwhile
     */
    public void write(Connection database, String settings, Path work) throws IOException, SQLException {
        Path copied = Files.createTempFile(work, "copy", ".zip");
        Path part = Files.createTempFile(work, "archive", ".zip");
        try {
            try (var backup = database.prepareStatement("backup to ?")) {
                backup.setString(1, copied.toString());
                backup.execute();
            }
            try (ZipFile copy = new ZipFile(copied.toFile());
                    ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part));
                    InputStream content = copy.getInputStream(copy.getEntry("intendant.mv.db"))) {
                zip.putNextEntry(new ZipEntry(ABOUT));
                zip.write(about().getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(SETTINGS));
                zip.write(settings.getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(DATABASE));
                content.transferTo(zip);
            }
            new Archive(part).readBack(work);
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(copied);
            Files.deleteIfExists(part);
        }
    }

    private static String about() {
        return "Backup of Intendant, made " + Instant.now() + ".\n"
                + "Restore it with ./run --restore into an empty home, and put the master key beside it.\n";
    }

    /** The settings that held when it was made, a line each; empty where there were none. */
    String settings() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(SETTINGS);
            return entry == null ? "" : new String(zip.getInputStream(entry).readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }

    /** Puts the database into a home that has none. Nothing of it is left there when that fails. */
    void unpack(Path home) throws IOException, SQLException {
        Path work = Files.createDirectories(home.resolve("tmp"));
        readBack(work);
        Files.createDirectories(H2.folder(home));
        Path target = H2.file(home);
        Path part = Files.createTempDirectory(work, "restore").resolve("restored.part");
        try {
            extract(part);
            Files.move(part, target);
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(part.getParent());
        }
    }

    /** Opens what is inside and counts its tables: a backup that cannot be opened is none. */
    private void readBack(Path work) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(work, "readback");
        Path copy = folder.resolve("intendant.mv.db");
        try {
            extract(copy);
            String url = "jdbc:h2:file:" + folder.resolve("intendant")
                    + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;TRACE_LEVEL_FILE=0";
            try (Connection opened = DriverManager.getConnection(url, H2.USER, H2.PASSWORD);
                    var count = opened.prepareStatement(
                            "select count(*) from information_schema.tables where table_schema = 'PUBLIC'");
                    var rows = count.executeQuery()) {
                if (!rows.next() || rows.getInt(1) == 0) {
                    throw new Refused("", file + " holds a database without tables.");
                }
            } catch (SQLException broken) {
                throw new Refused("", "The database in " + file + " cannot be opened: " + broken.getMessage());
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        }
    }

    /**
     * Takes the one file that is wanted, whatever else is inside and whatever names, links and sizes it claims (T26, T27):
     * into a new file, never through a link, no more than it says it is, and only where the disk has room.
     */
    private void extract(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(DATABASE);
            if (entry == null) {
                throw new Refused("", file + " is no backup of Intendant: " + DATABASE + " is not in it.");
            }
            refuseWithoutRoom(
                    entry.getSize(), Files.getFileStore(target.getParent()).getUsableSpace());
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (InputStream in = zip.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(target)) {
                copy(in, out, entry.getSize());
            }
        } catch (java.util.zip.ZipException broken) {
            throw new Refused("", file + " is no backup of Intendant: " + broken.getMessage() + ".");
        }
    }

    void refuseWithoutRoom(long size, long free) {
        if (size > free - RESERVE) {
            throw new Refused(
                    "",
                    "The database in " + file + " takes " + (size >> 20) + " MB, and of the disk " + (free >> 20)
                            + " MB are free. Nothing was restored.");
        }
    }

    private void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] piece = in.readNBytes(PIECE);
        if (!Arrays.equals(piece, 0, Math.min(BEGINNING.length, piece.length), BEGINNING, 0, BEGINNING.length)) {
            throw new Refused("", file + " is no backup of Intendant: " + DATABASE + " in it is no database.");
        }
        for (long copied = piece.length; piece.length > 0; copied += piece.length) {
            if (copied > size) {
                throw new Refused("", file + " is no backup of Intendant: " + DATABASE + " is larger than it says.");
            }
            out.write(piece);
            piece = in.readNBytes(PIECE);
        }
    }
}
