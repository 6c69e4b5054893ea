package org.intendant.notices.wishes;

import java.io.Serializable;
import org.intendant.notices.Kind;
import org.jspecify.annotations.Nullable;

/** What shall not be told for some hours, as it is typed. */
public class MuteDraft implements Serializable {

    private @Nullable Kind kind;
    private @Nullable String server;
    private int hours = 8;
    private boolean everybody;

    /** Nothing means every kind. */
    public @Nullable Kind getKind() {
        return kind;
    }

    public void setKind(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** Its name; nothing means every server. */
    public @Nullable String getServer() {
        return server;
    }

    public void setServer(@Nullable String server) {
        this.server = server;
    }

    public int getHours() {
        return hours;
    }

    public void setHours(int hours) {
        this.hours = hours;
    }

    public boolean isEverybody() {
        return everybody;
    }

    public void setEverybody(boolean everybody) {
        this.everybody = everybody;
    }
}
