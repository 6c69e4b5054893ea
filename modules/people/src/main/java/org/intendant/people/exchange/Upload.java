package org.intendant.people.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.intendant.people.Inert;
import org.intendant.plans.Refused;

/**
 * What somebody sent to be imported.
 *
 * @param bytes text in UTF-8, with or without a byte order mark
 * @param fileName as the sender calls it: shown and kept in the trail, and nothing else
 */
public record Upload(byte[] bytes, Format format, String fileName) {

    /** How rows are written. */
    public enum Format {
        CSV,
        JSON
    }

    /** Bytes at most. */
    public static final int MOST_BYTES = 1_000_000;

    /** Rows at most, without the header. */
    public static final int MOST_ROWS = 1_000;

    /** Characters of a cell at most. */
    public static final int LONGEST_CELL = 20_000;

    public Upload {
        fileName = Inert.line(fileName.strip(), 100);
    }

    /** Text that was typed or read by the page; it is JSON when it begins like it. */
    public static Upload of(String text, String fileName) {
        String begin = text.replace("\ufeff", "").stripLeading();
        return new Upload(
                text.getBytes(StandardCharsets.UTF_8), begin.startsWith("{") ? Format.JSON : Format.CSV, fileName);
    }

    /**
     * The text.
     *
     * @throws Refused in the field {@code file} when it is none
     */
    String text() {
        if (bytes.length > MOST_BYTES) {
            throw new Refused(
                    Refused.Why.TOO_LARGE,
                    List.of(new Refused.Reason(
                            "file",
                            "The file has " + bytes.length + " bytes; " + MOST_BYTES
                                    + " are the limit. Split it into several.")));
        }
        String what = what();
        if (!what.isEmpty()) {
            throw new Refused("file", "This is " + what + ", which is not opened here. Save it as CSV in UTF-8.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refused("file", "This is not text in UTF-8. Save it again with the encoding UTF-8.");
        }
    }

    /** What its first bytes say that it is, or empty for text. Nothing of it is unpacked to find out. */
    private String what() {
        if (begins(0x50, 0x4b)) {
            return "a ZIP archive or a spreadsheet";
        }
        if (begins(0x1f, 0x8b) || begins(0x42, 0x5a, 0x68) || begins(0xfd, 0x37, 0x7a) || begins(0x28, 0xb5, 0x2f)) {
            return "a compressed file";
        }
        if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
            return "an old spreadsheet";
        }
        if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
            return "text in UTF-16";
        }
        if (begins(0x25, 0x50, 0x44, 0x46)) {
            return "a PDF";
        }
        int first = 0;
        while (first < bytes.length && first < 100 && (bytes[first] & 0xff) <= 0x20) {
            first++;
        }
        return first < bytes.length && bytes[first] == '<' ? "XML or HTML" : "";
    }

    private boolean begins(int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Upload[" + bytes.length + " bytes, " + format + ", " + fileName + "]";
    }
}
