package org.intendant.people.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intendant.people.exchange.Upload.Format;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** Guards T26 and T27: what is no text is not opened, and a file's name is a word and no path. */
class UploadTest {

    @Test
    void readsTextWithAndWithoutAByteOrderMark() {
        assertThat(csv("name\nÉlodie\n".getBytes(UTF_8)).text()).isEqualTo("name\nÉlodie\n");
        assertThat(csv("\ufeffname\n".getBytes(UTF_8)).text()).isEqualTo("name\n");
        assertThat(Upload.of("\ufeff {\"rows\": []}", "").format()).isEqualTo(Format.JSON);
        assertThat(Upload.of("name\n", "").format()).isEqualTo(Format.CSV);
    }

    /** A bomb of a gigabyte is as quickly refused as any archive, for nobody looks inside. */
    @Test
    void opensNoArchiveNoSpreadsheetAndNoXml() throws IOException {
        refused(zipOfZeros(), "This is a ZIP archive or a spreadsheet, which is not opened here.");
        refused(gzip("name\n"), "This is a compressed file, which is not opened here.");
        refused(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
                        .getBytes(UTF_8),
                "This is XML or HTML, which is not opened here.");
        refused("  \r\n<html>".getBytes(UTF_8), "This is XML or HTML");
        refused("%PDF-1.7".getBytes(UTF_8), "This is a PDF");
        refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, "This is an old spreadsheet");
    }

    @Test
    void refusesOtherEncodings() {
        refused("name\nÉlodie\n".getBytes(ISO_8859_1), "This is not text in UTF-8.");
        refused("name\n".getBytes(UTF_16), "This is text in UTF-16");
        refused(new byte[] {'a', (byte) 0xc0, (byte) 0xaf}, "This is not text in UTF-8.");
        refused(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, "This is not text in UTF-8.");
    }

    @Test
    void saysTheLimitOfItsSize() {
        refused(new byte[Upload.MOST_BYTES + 1], "The file has 1000001 bytes; 1000000 are the limit.");
    }

    @Test
    void keepsTheNameAsAWordOnly() {
        assertThat(new Upload(new byte[0], Format.CSV, " ../../etc/passwd\u202e\n" + "x".repeat(200)).fileName())
                .startsWith("../../etc/passwd\\u202e␊xx")
                .hasSize(100);
        assertThat(new Upload(new byte[0], Format.CSV, "a.csv").toString()).isEqualTo("Upload[0 bytes, CSV, a.csv]");
    }

    private static Upload csv(byte[] bytes) {
        return new Upload(bytes, Format.CSV, "");
    }

    private static void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> csv(bytes).text()).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }

    private static byte[] zipOfZeros() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../people.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(Upload.MOST_BYTES);
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
