package org.intendant.operations;

import org.intendant.plans.Target;

/**
 * A file that Intendant wrote on a target.
 *
 * @param target as it was called at the latest write
 * @param latest its latest version: how Intendant left it, not how it is now
 */
public record WrittenFile(long id, Target target, String path, FileVersion latest) {

    /** The path of its page, below the context root. */
    public String href() {
        return "/operations/file.xhtml?id=" + id;
    }
}
