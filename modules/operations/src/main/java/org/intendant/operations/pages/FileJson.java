package org.intendant.operations.pages;

import java.time.Instant;
import org.intendant.operations.FileVersion;
import org.intendant.operations.FileVersion.Deed;
import org.intendant.operations.WrittenFile;
import org.jspecify.annotations.Nullable;

/**
 * A written file over REST.
 *
 * @param target as in {@code server:12}
 * @param targetName as it was called at the latest write
 * @param latest its latest version: how Intendant left it, not how it is now
 */
record FileJson(long id, String target, String targetName, String path, VersionJson latest) {

    static FileJson of(WrittenFile file) {
        return new FileJson(
                file.id(), file.target().key(), file.target().name(), file.path(), VersionJson.of(file.latest()));
    }

    /**
     * One version.
     *
     * @param deed {@code FOUND} as it was before a write, {@code WRITTEN} or {@code REMOVED}
     * @param present whether the file was there
     * @param hash SHA-256 in hexadecimal digits, of a secret a keyed hash; null when it was not there
     * @param kept whether its content can be had: not of secrets, and not of large files
     * @param kind of the plan whose apply wrote it
     * @param operation that wrote it; it is forgotten before its files are
     */
    record VersionJson(
            int number,
            Deed deed,
            boolean present,
            @Nullable String hash,
            long size,
            boolean secret,
            boolean kept,
            String rights,
            String kind,
            long operation,
            String actor,
            Instant at) {

        static VersionJson of(FileVersion version) {
            return new VersionJson(
                    version.number(),
                    version.deed(),
                    version.present(),
                    version.present() ? version.shownHash() : null,
                    version.size(),
                    version.secret(),
                    version.kept() && !version.secret(),
                    version.rights(),
                    version.kind(),
                    version.operation(),
                    version.actor(),
                    version.at());
        }
    }
}
