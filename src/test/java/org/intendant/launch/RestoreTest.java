package org.intendant.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intendant.data.H2;
import org.intendant.data.Settings;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run --restore} of archives that were tampered with (T26, T27): a sentence, and a home as empty as before. */
class RestoreTest {

    private static final String DATABASE = "database/intendant.mv.db";
    private static final int MEGABYTE = 1 << 20;

    /** Where the central directory of a zip keeps an entry's size, from the beginning of that entry. */
    private static final int SIZE_IN_DIRECTORY = 24;

    @TempDir
    Path folder;

    private Path home;
    private Path archive;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        archive = folder.resolve("backup.zip");
    }

    /** T26: whatever else is inside and whatever it is called, it stays inside. */
    @Test
    void onlyTheDatabaseComesOutOfAnArchive() throws Exception {
        Map<String, byte[]> inside = new TreeMap<>();
        for (String name : List.of(
                "../planted",
                "../../planted",
                "/tmp/intendant-planted",
                "database/../../planted",
                "database/../database/intendant.mv.db",
                "master.key",
                "..\\planted",
                "database/planted\u0000",
                "requests/planted.wanted")) {
            inside.put(name, "planted".getBytes(StandardCharsets.UTF_8));
        }
        inside.put(DATABASE, database());
        zip(inside);

        restore();

        assertThat(files(home)).containsExactly(DATABASE);
        assertThat(files(folder)).doesNotContain("planted");
        assertThat(Path.of("/tmp/intendant-planted")).doesNotExist();
    }

    /** T26: links, devices and pipes of an archive are bytes with a name; none is made, and none is followed. */
    @Test
    void linksAndDevicesOfAnArchiveAreRefused() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "untouched");
        for (int kind : new int[] {0120777, 0020666, 0060666, 0010666, 0040755}) {
            zip(Map.of(DATABASE, target.toString().getBytes(StandardCharsets.UTF_8)));
            mark(kind);
            refused("is no database");
        }
        assertThat(target).hasContent("untouched");
    }

    /** T26: a link that somebody planted where the database goes leads nowhere. */
    @Test
    void aPlantedLinkIsNotFollowed() throws Exception {
        zip(Map.of(DATABASE, database()));
        Path outside = folder.resolve("outside");
        Files.createDirectory(home.resolve("database"));
        Files.createSymbolicLink(home.resolve(DATABASE), outside);
        assertThatThrownBy(this::restore).isInstanceOf(Refused.class).hasMessageContaining("holds a database already");
        assertThat(outside).doesNotExist();
    }

    /** T26: nor is one where a backup goes, even one that leads nowhere yet. */
    @Test
    void aBackupIsNotWrittenThroughALink() throws Exception {
        Path outside = folder.resolve("outside");
        Files.createSymbolicLink(archive, outside);
        assertThatThrownBy(() -> new Backup(new Settings(Map.of("INTENDANT_HOME", home.toString()))).to(archive, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("exists already");
        assertThat(outside).doesNotExist();
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Files.write(archive, new byte[MEGABYTE]);
        refused("is no backup of Intendant");
        Files.writeString(archive, "../../etc/passwd");
        refused("is no backup of Intendant");
        zip(Map.of("other", new byte[3]));
        refused("is not in it");
        zip(Map.of(DATABASE, new byte[0]));
        refused("is no database");
        Files.delete(archive);
        Files.createDirectory(archive);
        refused("cannot be read");
    }

    /** T27: of a bomb little is unpacked: it begins as no database does. */
    @Test
    void aBombOfNothingIsRefused() throws Exception {
        zip(Map.of(DATABASE, new byte[512 * MEGABYTE / 8]));
        assertThat(Files.size(archive)).isLessThan(MEGABYTE);
        refused("is no database");
    }

    /** T27: one that begins as a database and is larger than it says. */
    @Test
    void aBombThatLiesAboutItsSizeIsRefused() throws Exception {
        zip(Map.of(DATABASE, bomb()));
        claim(1000);
        refused("larger than it says");
    }

    /** T27: one that says what it is, and has no room: before a byte of it is written. */
    @Test
    void aDatabaseWithoutRoomIsRefused() throws Exception {
        zip(Map.of(DATABASE, bomb()));
        claim(0xfffffffeL);
        long free = Files.getFileStore(home).getUsableSpace();
        assertThatThrownBy(() -> new Archive(archive).refuseWithoutRoom(free, free))
                .isInstanceOf(Refused.class)
                .hasMessageContaining((free >> 20) + " MB are free. Nothing was restored.");
        assertThatCode(() -> new Archive(archive).refuseWithoutRoom(free / 2, free))
                .doesNotThrowAnyException();
        assertThatThrownBy(this::restore).isInstanceOf(Refused.class);
        assertThat(files(home)).isEmpty();
    }

    /** T27: one that is a database by its first words only. */
    @Test
    void aDatabaseThatCannotBeOpenedIsRefused() throws Exception {
        zip(Map.of(DATABASE, bomb()));
        refused("cannot be opened");
    }

    private void restore() throws Exception {
        new Restore(new Settings(Map.of("INTENDANT_HOME", home.toString()))).from(archive);
    }

    private void refused(String words) throws IOException {
        assertThatThrownBy(this::restore).isInstanceOf(Refused.class).hasMessageContaining(words);
        assertThat(files(home)).isEmpty();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private byte[] database() throws Exception {
        Path made = Files.createTempDirectory(folder, "made");
        try (Connection connection = DriverManager.getConnection(H2.url(made), H2.USER, H2.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table person (id int)");
        }
        return Files.readAllBytes(H2.file(made));
    }

    private static byte[] bomb() {
        byte[] bytes = new byte[8 * MEGABYTE];
        System.arraycopy("H:2,".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        return bytes;
    }

    private void zip(Map<String, byte[]> inside) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    /** Says in the archive's directory that its one entry has another size. */
    private void claim(long size) throws IOException {
        ByteBuffer bytes = archived();
        bytes.putInt(directory(bytes) + SIZE_IN_DIRECTORY, (int) size);
        Files.write(archive, bytes.array());
    }

    /** Says that the one entry was, on a Unix, a file of this kind. */
    private void mark(int mode) throws IOException {
        ByteBuffer bytes = archived();
        int directory = directory(bytes);
        bytes.put(directory + 5, (byte) 3);
        bytes.putInt(directory + 38, mode << 16);
        Files.write(archive, bytes.array());
    }

    private ByteBuffer archived() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(archive)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int directory(ByteBuffer bytes) {
        return bytes.getInt(bytes.capacity() - 6);
    }
}
